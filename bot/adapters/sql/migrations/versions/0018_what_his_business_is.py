"""What somebody said that his business is, for what holds otherwise for a company and a one-man business."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column."""
    op.add_column("chats", sa.Column("payer", sa.Text()))
