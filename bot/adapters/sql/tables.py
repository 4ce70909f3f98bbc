"""The schema as the code sees it, and the column types that make both databases behave alike.

How a stored schema gets there is `migrations`' matter; a test proves that the two agree.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

from bot.adapters.sql.figures import Figures

_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    r"""The text as every database takes it: PostgreSQL rejects NUL, and UTF-8 has no lone surrogates.

    >>> storable("a\x00b")
    'ab'
    """
    return _SURROGATE.sub("\ufffd", text.replace("\x00", ""))


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored and returned in UTC; SQLite would return it without its time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """To UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class StorableText(TypeDecorator[str]):
    """Text without what a database rejects."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Cleaned."""
        return None if value is None else storable(value)


class StorableJson(TypeDecorator[Any]):
    """Lists and mappings of text and numbers, without what a database rejects."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy's signature
        """Cleaned."""
        return _storable_all(value)


def _storable_all(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {name: _storable_all(each) for name, each in value.items()}
    return [_storable_all(each) for each in value] if isinstance(value, list | tuple) else value


# SQLite counts up only an INTEGER primary key.
_Id = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

questions = Table(
    "questions",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
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
    Column("misses", Integer, nullable=False, server_default="0"),
    Column("missed_at", UtcDateTime),
    Column("offered", Boolean, nullable=False, server_default=false()),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
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

tickets = Table(
    "tickets",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Column("into", _Id),
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
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("did", String(16), nullable=False),
    Column("name", StorableText, nullable=False),
    Column("team", String(40), nullable=False),
    Column("detail", StorableText, nullable=False),
    Index(None, "ticket"),
)

team_codes = Table(
    "team_codes",
    metadata,
    # Of the code nothing else is kept: whoever reads the database cannot bind a group with it.
    Column("digest", String(64), primary_key=True),
    Column("team", String(40), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
)

team_groups = Table(
    "team_groups",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("team", String(40), nullable=False),
    Column("channel", String(32), nullable=False),
    # The group's own id, without which nothing can be sent to it.
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger),
    Column("title", StorableText, nullable=False),
    Column("by", StorableText, nullable=False),
    Column("bound_at", UtcDateTime, nullable=False),
    Column("gone_at", UtcDateTime),
    Column("gone_why", StorableText, nullable=False),
    UniqueConstraint("team"),
    UniqueConstraint("channel", "chat"),
)

ticket_cards = Table(
    "ticket_cards",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger),
    # Which message it is; empty while it is on its way.
    Column("message", BigInteger),
    Column("shown", String(40), nullable=False),
    UniqueConstraint("ticket", "channel", "chat"),
)

push_wishes = Table(
    "push_wishes",
    metadata,
    Column("chat", StorableText, primary_key=True),
    # The person wants to hear nothing unasked.
    Column("muted_at", UtcDateTime),
    # The person has blocked the bot.
    Column("blocked_at", UtcDateTime),
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
    Column("id", _Id, primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("answer", StorableText, nullable=False),
    Index(None, "ticket"),
    sqlite_autoincrement=True,
)

staff = Table(
    "staff",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("role", String(16), nullable=False),
    Column("teams", StorableJson, nullable=False),
    Column("invited_at", UtcDateTime, nullable=False),
    # An argon2 hash; empty until somebody has chosen a password.
    Column("password", StorableText),
    Column("disabled_at", UtcDateTime),
    # Secret of the second factor: it has to be known to count what the telephone shows.
    Column("second", StorableText),
    UniqueConstraint("name"),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    # Of the cookie nothing else is kept: whoever reads the database cannot sign in with it.
    Column("digest", String(64), primary_key=True),
    Column("member", String(80), nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Index(None, "member"),
)

staff_links = Table(
    "staff_links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("member", String(80), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Index(None, "member"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(80), nullable=False),
    Column("did", String(32), nullable=False),
    Column("what", StorableText, nullable=False),
    Column("detail", StorableText, nullable=False),
    Index(None, "who"),
    sqlite_autoincrement=True,
)

audit_weeks = Table(
    "audit_weeks",
    metadata,
    # Monday, as ISO has it: the two databases order it alike.
    Column("week", String(10), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

audit_given = Table(
    "audit_given",
    metadata,
    Column("week", String(10), primary_key=True),
    Column("band", Integer, primary_key=True, autoincrement=False),
    # Empty where none is known: a key has no NULL.
    Column("town", String(80), primary_key=True),
    Column("count", Integer, nullable=False),
)

audit_drawn = Table(
    "audit_drawn",
    metadata,
    Column("question", ForeignKey(questions.c.id, ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("week", String(10), nullable=False),
    Column("band", Integer, nullable=False),
    Column("town", String(80)),
    Index(None, "week"),
)

audit_judgements = Table(
    "audit_judgements",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("question", ForeignKey(audit_drawn.c.question, ondelete="CASCADE"), nullable=False),
    Column("reader", String(80), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("note", StorableText, nullable=False),
    UniqueConstraint("question", "reader"),
    sqlite_autoincrement=True,
)
