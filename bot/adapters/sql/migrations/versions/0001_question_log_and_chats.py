"""The question log with its feedback, and the state of chats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes the three tables."""
    _make_questions()
    _make_feedback()
    op.create_table(
        "chats",
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("town", sa.Text()),
        sa.Column("topic", sa.Text()),
        sa.Column("facet", sa.Text()),
        sa.Column("topic_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("chat", name="pk_chats"),
    )


def _make_questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("normalized", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("topic", sa.Text()),
        sa.Column("facet", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("knowledge_version", sa.Text(), nullable=False),
        sa.Column("took_ms", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_asked_at_id", "questions", ["asked_at", "id"])
    op.create_index("ix_questions_chat", "questions", ["chat"])


def _make_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", _ID, nullable=False),
        sa.Column("question", _ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["question"], ["questions.id"], name="fk_feedback_question_questions", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("question", "kind", "detail", name="uq_feedback_question_kind_detail"),
    )
