"""Copies everything that is kept from one database into another, whichever kinds they are, and proves it.

Both have the schema of this program. Which database may be overwritten is `moving`'s business.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text

from bot.adapters.sql.tables import metadata, storable
from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncConnection

PAGE = 500
"""Rows in memory at a time."""


Tell = Callable[[str, int, int], None]
"""Is told how far a long work is: a table, how many of its rows are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a table holds."""

    rows: int
    digest: int
    """Of all rows, in whatever order: databases sort text each in its own way."""


async def copy(source: AsyncConnection, target: AsyncConnection, tell: Tell) -> dict[str, Content]:
    """Replaces all that the target holds; returns what it holds now.

    Args:
        source: reads; nothing may be written there meanwhile, as in a transaction.
        target: writes; committing is the caller's, and only if this returns.
        tell: is told how far it is.

    Raises:
        StorageError: what came over is not what was there.
    """
    for table in reversed(metadata.sorted_tables):
        await target.execute(delete(table))
    for table in metadata.sorted_tables:
        await _copy_rows(table, source, target, tell)
        await _carry_counter(table, source, target)
    kept = {table.name: await content(source, table) for table in metadata.sorted_tables}
    for table in metadata.sorted_tables:
        if await content(target, table) != kept[table.name]:
            raise StorageError(message("storage.not_the_same", table=table.name))
    return kept


async def content(connection: AsyncConnection, table: Table) -> Content:
    """What a table holds; every row is read."""
    rows = digest = 0
    async with connection.stream(select(table)) as found:
        async for row in found.mappings():
            rows += 1
            digest += int.from_bytes(hashlib.sha256(_plain(dict(row)).encode()).digest())
    return Content(rows, digest % 2**256)


async def _copy_rows(table: Table, source: AsyncConnection, target: AsyncConnection, tell: Tell) -> None:
    total = await source.scalar(select(func.count()).select_from(table)) or 0
    done = 0
    tell(table.name, done, total)
    async with source.stream(select(table).order_by(*table.primary_key.columns)) as found:
        async for page in found.mappings().partitions(PAGE):
            await target.execute(insert(table), [dict(row) for row in page])
            done += len(page)
            tell(table.name, done, total)


async def _carry_counter(table: Table, source: AsyncConnection, target: AsyncConnection) -> None:
    """The id of a row that was deleted must not come back: buttons sent long ago carry ids."""
    if "id" not in table.columns:
        return
    highest = max(await _counter(table, source), await source.scalar(select(func.max(table.c.id))) or 0)
    if not highest:
        return
    named = {"table": table.name, "highest": highest}
    if target.dialect.name == "postgresql":
        await target.execute(text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :highest)"), named)
    elif table.dialect_options["sqlite"]["autoincrement"]:
        await target.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), named)
        await target.execute(text("INSERT INTO sqlite_sequence VALUES (:table, :highest)"), named)


async def _counter(table: Table, source: AsyncConnection) -> int:
    """The highest id that was ever given, as far as the database knows."""
    if source.dialect.name == "postgresql":
        asked = "SELECT pg_sequence_last_value(pg_get_serial_sequence(:table, 'id')::regclass)"
    elif table.dialect_options["sqlite"]["autoincrement"]:
        asked = "SELECT seq FROM sqlite_sequence WHERE name = :table"
    else:
        return 0
    return await source.scalar(text(asked), {"table": table.name}) or 0


def _plain(row: dict[str, Any]) -> str:
    """The row as text that is the same for both databases."""
    cleaned = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
    return json.dumps(cleaned, sort_keys=True, default=_moment)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(value)
