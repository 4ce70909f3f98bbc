"""Who is told later, of what, and where: answers taken back, topics followed."""

from sqlalchemy import Column, Index, String, Table, UniqueConstraint

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import Id, StorableJson, StorableText, UtcDateTime

chat_places = Table(
    "chat_places",
    metadata,
    Column("chat", StorableText, primary_key=True),
    Column("channel", String(32), nullable=False),
    # A chat's own id, without which nobody can be told that an answer was wrong.
    Column("place", StorableJson, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

recalls = Table(
    "recalls",
    metadata,
    Column("id", Id, primary_key=True),
    Column("topic", String(80), nullable=False),
    # Empty for the whole topic: NULLs never count as the same.
    Column("part", String(80), nullable=False),
    Column("reason", String(300), nullable=False),
    Column("name", String(80), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("since", UtcDateTime),
    UniqueConstraint("topic", "part", "reason"),
    sqlite_autoincrement=True,
)

notices = Table(
    "notices",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("key", String(200), nullable=False),
    Column("chat", StorableText, nullable=False),
    Column("channel", String(32), nullable=False),
    # Emptied when it is told.
    Column("place", StorableJson),
    Column("content", StorableJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
    UniqueConstraint("kind", "key", "chat"),
    Index(None, "chat"),
    sqlite_autoincrement=True,
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat", StorableText, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("about", String(120), primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("place", StorableJson),
    Column("at", UtcDateTime, nullable=False),
)

topic_editions = Table(
    "topic_editions",
    metadata,
    Column("topic", String(80), primary_key=True),
    # Of what is published of it; what was told about last.
    Column("digest", String(80), nullable=False),
    # As ISO has it; NULL: no end is known.
    Column("until", String(10)),
)
