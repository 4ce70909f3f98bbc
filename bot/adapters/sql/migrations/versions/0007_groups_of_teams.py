"""Groups in which teams work, the codes that bind them, the cards that stand there, answers under way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the four tables."""
    _make_codes()
    _make_groups()
    _make_cards()
    _make_proposals()


def _make_codes() -> None:
    op.create_table(
        "team_codes",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.PrimaryKeyConstraint("digest", name="pk_team_codes"),
    )


def _make_groups() -> None:
    op.create_table(
        "team_groups",
        sa.Column("id", _ID, nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.BigInteger()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("bound_at", _MOMENT, nullable=False),
        sa.Column("gone_at", _MOMENT),
        sa.Column("gone_why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_team_groups"),
        sa.UniqueConstraint("team", name="uq_team_groups_team"),
        sa.UniqueConstraint("channel", "chat", name="uq_team_groups_channel_chat"),
    )


def _make_cards() -> None:
    op.create_table(
        "ticket_cards",
        sa.Column("id", _ID, nullable=False),
        sa.Column("ticket", _ID, nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.BigInteger()),
        sa.Column("message", sa.BigInteger()),
        sa.Column("shown", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_cards"),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.id"], name="fk_ticket_cards_ticket_tickets", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("ticket", "channel", "chat", name="uq_ticket_cards_ticket_channel_chat"),
    )


def _make_proposals() -> None:
    op.create_table(
        "ticket_proposals",
        sa.Column("id", _ID, nullable=False),
        sa.Column("ticket", _ID, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_proposals"),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.id"], name="fk_ticket_proposals_ticket_tickets", ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ticket_proposals_ticket", "ticket_proposals", ["ticket"])
