"""The topic that a chat was about before the last, and those that it was asked back about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds three columns."""
    op.add_column("chats", sa.Column("before", sa.Text()))
    op.add_column("chats", sa.Column("choices", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("chats", sa.Column("left_open_at", sa.DateTime(timezone=True)))
