"""The standard part that was asked for while it was not said of which topic, for who then says the name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column."""
    op.add_column("chats", sa.Column("asked", sa.Text()))
