"""What has come in and what has to go out, now or when it is due."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import Id, StorableJson, StorableText, UtcDateTime

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("key", String(128), nullable=False),
    # What a person wrote, unmasked: emptied as soon as it is dealt with; the key stays against repetition.
    Column("raw", StorableText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    UniqueConstraint("channel", "key"),
    Index(None, "done_at"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("channel", String(32), nullable=False),
    # Which arrival it answers, and its place among the messages that answer it: none can be added twice.
    Column("key", String(128), nullable=False),
    Column("part", Integer, nullable=False),
    # Emptied when sent.
    Column("content", StorableJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    # Why it can never be sent; empty if it was.
    Column("refused", StorableText, nullable=False),
    UniqueConstraint("channel", "key", "part"),
    Index(None, "done_at"),
    sqlite_autoincrement=True,
)

dead_letters = Table(
    "dead_letters",
    metadata,
    Column("id", Id, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("key", String(128), nullable=False),
    Column("raw", StorableText, nullable=False),
    Column("reason", StorableText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("channel", "key"),
)

due = Table(
    "due",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("key", String(80), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("channel", String(32), nullable=False),
    # Emptied when dealt with; the key stays, so that nothing comes due twice.
    Column("content", StorableJson, nullable=False),
    Column("done_at", UtcDateTime),
    UniqueConstraint("kind", "key"),
    Index(None, "done_at", "at"),
)
