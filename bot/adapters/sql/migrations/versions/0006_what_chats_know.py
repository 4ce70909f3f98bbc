"""What a person said of themselves in a chat, and how often we had no answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds four columns."""
    op.add_column("chats", sa.Column("figures", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("chats", sa.Column("misses", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("chats", sa.Column("missed_at", sa.DateTime(timezone=True)))
    op.add_column("chats", sa.Column("offered", sa.Boolean(), nullable=False, server_default=sa.false()))
