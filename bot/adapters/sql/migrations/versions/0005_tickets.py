"""Questions that people answer: tickets, who asked, and what was done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the three tables."""
    op.create_table(
        "tickets",
        sa.Column("id", _ID, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("topic", sa.Text()),
        sa.Column("part", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("claimed_by", sa.Text()),
        sa.Column("answer", sa.Text()),
        sa.Column("into", _ID),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tickets_state_due_at", "tickets", ["state", "due_at"])
    _make_askers()
    _make_steps()


def _make_askers() -> None:
    op.create_table(
        "ticket_askers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("ticket", _ID, nullable=False),
        sa.Column("question", _ID, nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("place", sa.JSON()),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("told_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_askers"),
        sa.UniqueConstraint("ticket", "chat", name="uq_ticket_askers_ticket_chat"),
        _belongs("ticket_askers", "ticket", "tickets"),
        _belongs("ticket_askers", "question", "questions"),
    )
    op.create_index("ix_ticket_askers_chat", "ticket_askers", ["chat"])
    op.create_index("ix_ticket_askers_question", "ticket_askers", ["question"])


def _make_steps() -> None:
    op.create_table(
        "ticket_steps",
        sa.Column("id", _ID, nullable=False),
        sa.Column("ticket", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("did", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_steps"),
        _belongs("ticket_steps", "ticket", "tickets"),
    )
    op.create_index("ix_ticket_steps_ticket", "ticket_steps", ["ticket"])


def _belongs(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{to}"
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")
