"""Who wants to hear nothing unasked, and which answers a team wants in the knowledge base."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes two tables."""
    op.create_table(
        "push_wishes",
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("muted_at", _MOMENT),
        sa.Column("blocked_at", _MOMENT),
        sa.PrimaryKeyConstraint("chat", name="pk_push_wishes"),
    )
    op.create_table(
        "ticket_suggestions",
        sa.Column("ticket", _ID, nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("ticket", name="pk_ticket_suggestions"),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.id"], name="fk_ticket_suggestions_ticket_tickets", ondelete="CASCADE"
        ),
    )
