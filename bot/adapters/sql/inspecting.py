"""Looks at a database without changing it: its schema, what it holds, whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from bot.adapters.sql.addresses import read_address
from bot.adapters.sql.copying import Content, content
from bot.adapters.sql.engine import open_engine, reading
from bot.adapters.sql.faults import place
from bot.adapters.sql.migrating import HEAD, stored_version
from bot.adapters.sql.tables import inbox, metadata, outbox
from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.adapters.sql.copying import Tell


@dataclass(frozen=True, slots=True)
class State:
    """What can be said of a database at a glance."""

    place: str
    size: int | None
    """Bytes of its file; None on a server."""
    version: str | None
    """Of its schema; None before the first start."""
    wanted: str
    """What this program expects."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """Table → how many; empty unless the schema is the one expected."""
    unanswered: int = 0
    unsent: int = 0


async def look(url: str) -> State:
    """What the database is like; reads little, and leaves a file as it is, byte for byte.

    Raises:
        StorageError: it is not there or cannot be read.
    """
    engine = open_engine(existing(url), changes=False)
    try:
        async with reading(engine) as connection:
            version = await connection.run_sync(stored_version)
            named = place(engine.url), _size(engine), version, HEAD
            if version != HEAD:
                return State(*named)
            rows = {
                table.name: await connection.scalar(select(func.count()).select_from(table)) or 0
                for table in metadata.sorted_tables
            }
            waiting = [
                await connection.scalar(select(func.count()).where(table.c.done_at.is_(None))) or 0
                for table in (inbox, outbox)
            ]
            return State(*named, rows, *waiting)
    finally:
        await engine.dispose()


async def verify(url: str, tell: Tell) -> tuple[Mapping[str, Content], Sequence[str]]:
    """Reads everything; returns what each table holds, and every fault found.

    Raises:
        StorageError: it is not there, cannot be read, or has not the schema of this program.
    """
    engine = open_engine(existing(url))
    try:
        async with reading(engine) as connection:
            faults = await _broken_file(connection)
            await expect_schema(engine, connection)
            found: dict[str, Content] = {}
            for table in metadata.sorted_tables:
                tell(table.name, 0, 1)
                try:
                    found[table.name] = await content(connection, table)
                except (ValueError, TypeError) as error:  # half a JSON, no date
                    faults.append(f"{table.name}: {error}")
                tell(table.name, 1, 1)
            return found, faults
    finally:
        await engine.dispose()


def address_of(file: Path) -> str:
    """The address of a database in a file."""
    return f"sqlite+aiosqlite:///{file.resolve()}"


def existing(url: str) -> str:
    """The same address, of which SQLite would make a new file if there is none.

    Raises:
        StorageError: there is none.
    """
    file = file_of(url)
    if file is not None and not file.exists():
        raise StorageError(message("storage.no_file", place=file))
    return url


def file_of(url: str) -> Path | None:
    """The file of a database in SQLite; None for any other."""
    read = read_address(url)
    named = read.get_backend_name() == "sqlite" and read.database not in {None, "", ":memory:"}
    return Path(read.database or "") if named else None


async def expect_schema(engine: AsyncEngine, connection: AsyncConnection) -> None:
    """Whether the schema is the one that this program expects.

    Raises:
        StorageError: it is not.
    """
    version = await connection.run_sync(stored_version)
    if version is None:
        raise StorageError(message("storage.empty", place=place(engine.url)))
    if version != HEAD:
        raise StorageError(
            message("storage.other_version", place=place(engine.url), version=version, wanted=HEAD)
        )


async def _broken_file(connection: AsyncConnection) -> list[str]:
    if connection.dialect.name != "sqlite":  # a server looks after its files itself
        return []
    sound = (await connection.scalars(text("PRAGMA integrity_check"))).all()
    astray = (await connection.execute(text("PRAGMA foreign_key_check"))).all()
    return [*(str(each) for each in sound if each != "ok"), *(f"{row[0]}: {tuple(row)}" for row in astray)]


def _size(engine: AsyncEngine) -> int | None:
    file = Path(engine.url.database or "")
    return file.stat().st_size if engine.dialect.name == "sqlite" and file.is_file() else None
