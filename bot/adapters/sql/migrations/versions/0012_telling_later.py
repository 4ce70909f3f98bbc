"""Answers taken back, topics followed, and where people are told of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the five tables."""
    op.create_table(
        "chat_places",
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat", name="pk_chat_places"),
    )
    _make_recalls()
    _make_notices()
    _make_subscriptions()


def _make_recalls() -> None:
    op.create_table(
        "recalls",
        sa.Column("id", _ID, nullable=False),
        sa.Column("topic", sa.String(80), nullable=False),
        sa.Column("part", sa.String(80), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("since", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_recalls"),
        sa.UniqueConstraint("topic", "part", "reason", name="uq_recalls_topic_part_reason"),
        sqlite_autoincrement=True,
    )


def _make_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("place", sa.JSON()),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("told_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.UniqueConstraint("kind", "key", "chat", name="uq_notices_kind_key_chat"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notices_chat", "notices", ["chat"])


def _make_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("about", sa.String(120), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("place", sa.JSON()),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat", "kind", "about", name="pk_subscriptions"),
    )
    op.create_table(
        "topic_editions",
        sa.Column("topic", sa.String(80), nullable=False),
        sa.Column("digest", sa.String(80), nullable=False),
        sa.Column("until", sa.String(10)),
        sa.PrimaryKeyConstraint("topic", name="pk_topic_editions"),
    )
