"""Questions without an answer, who asked them, and what teams did about them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import Id, StorableJson, StorableText, UtcDateTime
from bot.adapters.sql.tables.questions import questions

tickets = Table(
    "tickets",
    metadata,
    Column("id", Id, primary_key=True),
    # Masked, as it stands in the question log.
    Column("question", StorableText, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("team", String(40), nullable=False),
    Column("topic", StorableText),
    Column("part", StorableText),
    Column("place", StorableText),
    Column("state", String(16), nullable=False),
    Column("claimed_by", StorableText),
    Column("answer", StorableText),
    # Not a foreign key: rows are copied in any order.
    Column("into", Id),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    # How much has been done to it: who changes it says what they have seen.
    Column("steps", Integer, nullable=False),
    Index(None, "state", "due_at"),
    sqlite_autoincrement=True,
)

ticket_askers = Table(
    "ticket_askers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("question", ForeignKey(questions.c.id, ondelete="CASCADE"), nullable=False),
    Column("chat", StorableText, nullable=False),
    Column("channel", String(32), nullable=False),
    # A chat's own id, without which nothing can be sent to it; emptied when the answer is.
    Column("place", StorableJson),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
    UniqueConstraint("ticket", "chat"),
    Index(None, "chat"),
    Index(None, "question"),
)

ticket_steps = Table(
    "ticket_steps",
    metadata,
    Column("id", Id, primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("did", String(16), nullable=False),
    Column("name", StorableText, nullable=False),
    Column("team", String(40), nullable=False),
    Column("detail", StorableText, nullable=False),
    Index(None, "ticket"),
)

ticket_cards = Table(
    "ticket_cards",
    metadata,
    Column("id", Id, primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger),
    # Which message it is; empty while it is on its way.
    Column("message", BigInteger),
    Column("shown", String(40), nullable=False),
    UniqueConstraint("ticket", "channel", "chat"),
)

ticket_suggestions = Table(
    "ticket_suggestions",
    metadata,
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("name", StorableText, nullable=False),
    Column("team", String(40), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

ticket_proposals = Table(
    "ticket_proposals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("answer", StorableText, nullable=False),
    Index(None, "ticket"),
    sqlite_autoincrement=True,
)
