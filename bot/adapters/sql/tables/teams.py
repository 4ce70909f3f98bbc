"""Which group belongs to which team."""

from sqlalchemy import BigInteger, Column, String, Table, UniqueConstraint

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import Id, StorableText, UtcDateTime

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
    Column("id", Id, primary_key=True),
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
