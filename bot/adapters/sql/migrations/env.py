"""What Alembic runs to carry out the steps, on the connection and inside the transaction it is given."""

from __future__ import annotations

from alembic import context

from bot.adapters.sql.tables import metadata


def run() -> None:
    """Carries out the steps; committing is the caller's."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,  # SQLite changes a column only by rebuilding its table
    )
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name Alembic gives it; a tool that imports every module must not run it
    run()
