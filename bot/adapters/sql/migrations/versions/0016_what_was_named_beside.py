"""The topics that were named beside the one that a chat is about, for what that one does not answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column."""
    op.add_column("chats", sa.Column("also", sa.JSON(), nullable=False, server_default="[]"))
