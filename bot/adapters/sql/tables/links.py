"""Private links with which people come back to what they asked."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.questions import questions
from bot.adapters.sql.tables.tickets import tickets

ticket_links = Table(
    "ticket_links",
    metadata,
    # Of the link nothing else is kept: whoever reads the database cannot open it.
    Column("digest", String(64), primary_key=True),
    Column("ticket", ForeignKey(tickets.c.id, ondelete="CASCADE"), nullable=False),
    Column("question", ForeignKey(questions.c.id, ondelete="CASCADE"), nullable=False),
    Index(None, "ticket"),
    Index(None, "question"),
)
