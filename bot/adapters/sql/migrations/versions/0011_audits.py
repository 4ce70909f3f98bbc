"""Answers that are read again: which were drawn, what they stand for, and what readers said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the four tables."""
    op.create_table(
        "audit_weeks",
        sa.Column("week", sa.String(10), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("week", name="pk_audit_weeks"),
    )
    op.create_table(
        "audit_given",
        sa.Column("week", sa.String(10), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("town", sa.String(80), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("week", "band", "town", name="pk_audit_given"),
    )
    _make_drawn()
    _make_judgements()


def _make_drawn() -> None:
    op.create_table(
        "audit_drawn",
        sa.Column("question", _ID, nullable=False),
        sa.Column("week", sa.String(10), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("town", sa.String(80)),
        sa.PrimaryKeyConstraint("question", name="pk_audit_drawn"),
        sa.ForeignKeyConstraint(
            ["question"], ["questions.id"], name="fk_audit_drawn_question_questions", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_audit_drawn_week", "audit_drawn", ["week"])


def _make_judgements() -> None:
    op.create_table(
        "audit_judgements",
        sa.Column("id", _ID, nullable=False),
        sa.Column("question", _ID, nullable=False),
        sa.Column("reader", sa.String(80), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_judgements"),
        sa.UniqueConstraint("question", "reader", name="uq_audit_judgements_question_reader"),
        sa.ForeignKeyConstraint(
            ["question"],
            ["audit_drawn.question"],
            name="fk_audit_judgements_question_audit_drawn",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
