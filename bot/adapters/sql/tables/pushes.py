"""Who wants to be told something unasked."""

from sqlalchemy import Column, Table

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import StorableText, UtcDateTime

push_wishes = Table(
    "push_wishes",
    metadata,
    Column("chat", StorableText, primary_key=True),
    # The person wants to hear nothing unasked.
    Column("muted_at", UtcDateTime),
    # The person has blocked the bot.
    Column("blocked_at", UtcDateTime),
)
