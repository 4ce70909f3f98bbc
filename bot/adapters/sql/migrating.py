"""Brings the schema of a database up to the one the code expects, when the bot starts.

The steps are in `migrations/versions`. All steps of one start are one transaction: they happen together
or not at all, and of two processes starting at once the second waits and then finds nothing to do.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from bot.adapters.sql.engine import reading, writing
from bot.adapters.sql.faults import place
from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from alembic.config import Config
    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

HEAD = "0018"
"""The newest step. Kept here because asking Alembic takes 0.9 s, even when there is nothing to do."""
MIGRATIONS = "bot.adapters.sql:migrations"
_LOCK = 0x706F6C696379  # PostgreSQL's advisory locks are known by number only: "policy"


async def upgrade(engine: AsyncEngine, migrations: str = MIGRATIONS, head: str = HEAD) -> None:
    """Brings the schema up to date; does nothing when it is.

    Args:
        engine: from `open_engine`.
        migrations: where the steps are, as Alembic's `script_location`.
        head: the newest of them.

    Raises:
        StorageError: the database cannot be opened or changed, or is newer than this program. It is left
            as it was.
    """
    async with reading(engine) as connection:
        found = await connection.run_sync(stored_version)
    if found != head:
        async with _exclusively(engine) as connection:
            await connection.run_sync(_migrate, migrations, head)


def stored_version(connection: Connection) -> str | None:
    """The step a database is at; None for one that has no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


@asynccontextmanager
async def _exclusively(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A writing connection that only one process has at a time."""
    # On SQLite a step may rebuild a table that others refer to.
    async with writing(engine, foreign_keys=False) as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def _migrate(connection: Connection, migrations: str, head: str) -> None:
    found = stored_version(connection)
    if found == head:  # another process was faster
        return
    from alembic import command  # noqa: PLC0415  # takes 0.9 s to import

    config = _config(connection, migrations)
    if found is not None and not _is_known(config, found):
        raise StorageError(message("storage.newer", place=place(connection.engine.url), version=found))
    command.upgrade(config, head)
    _check_foreign_keys(connection)


def _config(connection: Connection, migrations: str) -> Config:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", migrations.replace("%", "%%"))
    config.set_main_option("path_separator", "os")  # Alembic warns where it is missing
    config.attributes["connection"] = connection
    return config


def _is_known(config: Config, version: str) -> bool:
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    steps = ScriptDirectory.from_config(config).walk_revisions()
    return version in {step.revision for step in steps}


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":  # the others never stopped checking
        return
    if broken := connection.execute(text("PRAGMA foreign_key_check")).first():
        raise StorageError(
            message("storage.not_migrated", place=place(connection.engine.url), error=tuple(broken))
        )
