"""Who may sign in, and everything that anybody changed."""

from sqlalchemy import Column, Index, String, Table, UniqueConstraint

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import Id, StorableJson, StorableText, UtcDateTime

staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True),
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
    Column("id", Id, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(80), nullable=False),
    Column("did", String(32), nullable=False),
    Column("what", StorableText, nullable=False),
    Column("detail", StorableText, nullable=False),
    Index(None, "who"),
    sqlite_autoincrement=True,
)
