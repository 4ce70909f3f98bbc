"""Answers that two people judged blind, week by week."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import Id, StorableText, UtcDateTime
from bot.adapters.sql.tables.questions import questions

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
    Column("id", Id, primary_key=True),
    Column("question", ForeignKey(audit_drawn.c.question, ondelete="CASCADE"), nullable=False),
    Column("reader", String(80), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("note", StorableText, nullable=False),
    UniqueConstraint("question", "reader"),
    sqlite_autoincrement=True,
)

audit_planted = Table(
    "audit_planted",
    metadata,
    Column("id", Id, primary_key=True),
    Column("week", String(10), nullable=False),
    # When it pretends to have been asked.
    Column("asked_at", UtcDateTime, nullable=False),
    # From the knowledge base, never from a person.
    Column("text", StorableText, nullable=False),
    Column("shown", StorableText, nullable=False),
    Column("knowledge_version", StorableText, nullable=False),
    Index(None, "week"),
    sqlite_autoincrement=True,
)

audit_planted_judgements = Table(
    "audit_planted_judgements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("planted", ForeignKey(audit_planted.c.id, ondelete="CASCADE"), nullable=False),
    Column("reader", String(80), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("note", StorableText, nullable=False),
    UniqueConstraint("planted", "reader"),
    sqlite_autoincrement=True,
)
