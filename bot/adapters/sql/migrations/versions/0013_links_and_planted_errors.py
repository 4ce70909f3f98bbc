"""Private links back to a question, and errors that are planted to see whether readers find them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the three tables."""
    _make_links()
    _make_planted()
    _make_judgements()


def _make_links() -> None:
    op.create_table(
        "ticket_links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("ticket", _ID, nullable=False),
        sa.Column("question", _ID, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_ticket_links"),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.id"], name="fk_ticket_links_ticket_tickets", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question"], ["questions.id"], name="fk_ticket_links_question_questions", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_ticket_links_ticket", "ticket_links", ["ticket"])
    op.create_index("ix_ticket_links_question", "ticket_links", ["question"])


def _make_planted() -> None:
    op.create_table(
        "audit_planted",
        sa.Column("id", _ID, nullable=False),
        sa.Column("week", sa.String(10), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("knowledge_version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_planted"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_planted_week", "audit_planted", ["week"])


def _make_judgements() -> None:
    op.create_table(
        "audit_planted_judgements",
        sa.Column("id", _ID, nullable=False),
        sa.Column("planted", _ID, nullable=False),
        sa.Column("reader", sa.String(80), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_planted_judgements"),
        sa.UniqueConstraint("planted", "reader", name="uq_audit_planted_judgements_planted_reader"),
        sa.ForeignKeyConstraint(
            ["planted"],
            ["audit_planted.id"],
            name="fk_audit_planted_judgements_planted_audit_planted",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
