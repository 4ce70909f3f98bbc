"""The town that a question is about, and which messages of a channel belong to which question."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Adds a column and a table."""
    op.add_column("questions", sa.Column("town", sa.Text()))
    op.create_table(
        "messages",
        sa.Column("message", sa.String(64), nullable=False),
        sa.Column("question", _ID, nullable=False),
        sa.PrimaryKeyConstraint("message", name="pk_messages"),
        sa.ForeignKeyConstraint(
            ["question"], ["questions.id"], name="fk_messages_question_questions", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_messages_question", "messages", ["question"])
