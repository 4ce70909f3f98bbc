"""People who work at the console: accounts, sessions, one-time links, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the four tables."""
    op.create_table(
        "staff",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("teams", sa.JSON(), nullable=False),
        sa.Column("invited_at", _MOMENT, nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("disabled_at", _MOMENT),
        sa.Column("second", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("name", name="uq_staff_name"),
    )
    _make_sessions()
    _make_links()
    _make_audit()


def _make_sessions() -> None:
    op.create_table(
        "staff_sessions",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("member", sa.String(80), nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_staff_sessions"),
    )
    op.create_index("ix_staff_sessions_member", "staff_sessions", ["member"])


def _make_links() -> None:
    op.create_table(
        "staff_links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("member", sa.String(80), nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.PrimaryKeyConstraint("digest", name="pk_staff_links"),
    )
    op.create_index("ix_staff_links_member", "staff_links", ["member"])


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", _ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("did", sa.String(32), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_who", "audit", ["who"])
