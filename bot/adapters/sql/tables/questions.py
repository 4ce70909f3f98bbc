"""What was asked, what people said of the replies, and what a chat is about."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from bot.adapters.sql.figures import Figures
from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import Id, Several, StorableJson, StorableText, UtcDateTime

questions = Table(
    "questions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("channel", StorableText, nullable=False),
    Column("chat", StorableText, nullable=False),
    Column("text", StorableText, nullable=False),
    Column("normalized", StorableText, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("topic", StorableText),
    Column("facet", StorableText),
    Column("confidence", Float, nullable=False),
    Column("candidates", StorableJson, nullable=False),
    Column("options", StorableJson, nullable=False),
    Column("knowledge_version", StorableText, nullable=False),
    Column("took_ms", Float, nullable=False),
    Column("town", StorableText),
    Index(None, "asked_at", "id"),
    Index(None, "chat"),
    # Buttons sent long ago carry ids: the id of a row deleted since must not come back.
    sqlite_autoincrement=True,
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Id, primary_key=True),
    Column("question", ForeignKey(questions.c.id, ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),
    # Empty where there is none: NULLs never count as the same.
    Column("detail", StorableText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("question", "kind", "detail"),
)

messages = Table(
    "messages",
    metadata,
    # A pseudonym: neither the chat nor the person can be found from it.
    Column("message", String(64), primary_key=True),
    Column("question", ForeignKey(questions.c.id, ondelete="CASCADE"), nullable=False),
    Index(None, "question"),
)

chats = Table(
    "chats",
    metadata,
    Column("chat", StorableText, primary_key=True),
    Column("town", StorableText),
    Column("topic", StorableText),
    Column("facet", StorableText),
    Column("topic_at", UtcDateTime),
    Column("figures", Figures, nullable=False, server_default="[]"),
    Column("beside", StorableText),
    Column("also", Several, nullable=False, server_default="[]"),
    Column("payer", StorableText),
    Column("before", StorableText),
    Column("asked", StorableText),
    Column("choices", Several, nullable=False, server_default="[]"),
    Column("left_open_at", UtcDateTime),
    Column("shown", Several, nullable=False, server_default="[]"),
    Column("misses", Integer, nullable=False, server_default="0"),
    Column("missed_at", UtcDateTime),
    Column("offered", Boolean, nullable=False, server_default=false()),
)
