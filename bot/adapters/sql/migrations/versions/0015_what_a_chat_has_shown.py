"""What a chat has shown in order, for who then says 第二个."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column."""
    op.add_column("chats", sa.Column("shown", sa.JSON(), nullable=False, server_default="[]"))
