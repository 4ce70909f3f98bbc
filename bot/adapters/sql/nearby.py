"""A SQLite connection that asks its thread only for what may take long.

The driver hands every call to a thread of its own, three or four for each statement, and beside threads that
compute each of them waits for the interpreter twice. Once a transaction has the write lock, its statements
wait for nobody, and take less than handing them over. Waiting for the lock, and for the disk, stays there.
"""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import aiosqlite

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect

WITH_LOCK = "BEGIN IMMEDIATE"
"""What a transaction begins with that waits for the write lock before all else."""


class NearConnection(aiosqlite.Connection):
    """Runs the statements of a transaction that has the write lock where they are asked for."""

    _has_lock = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **named: Any) -> Any:
        if self._has_lock:
            return fn(*args, **named)
        result = await super()._execute(fn, *args, **named)  # type: ignore[no-untyped-call]
        self._has_lock = args[:1] == (WITH_LOCK,)
        return result

    async def commit(self) -> None:
        """Commits in the thread: it waits for the disk."""
        self._has_lock = False
        await super().commit()

    async def rollback(self) -> None:
        """Undoes in the thread."""
        self._has_lock = False
        await super().rollback()

    async def close(self) -> None:
        """Closes in the thread."""
        self._has_lock = False
        await super().close()


def connect(
    dialect: Dialect,
    _record: object,
    place: tuple[Any, ...],
    options: dict[str, Any],
) -> DBAPIConnection:
    """Connects as SQLAlchemy's dialect does; to be told of its event `do_connect`."""
    return dialect.connect(*place, **options, async_creator_fn=_connection)


def connect_to_look(
    dialect: Dialect,
    _record: object,
    place: tuple[Any, ...],
    options: dict[str, Any],
) -> DBAPIConnection:
    """The same to a file that is not changed, whatever is asked: not made, not repaired, not converted."""
    file, *others = place
    options = options | {"uri": True}
    return dialect.connect(f"file:{quote(file)}?mode=ro", *others, **options, async_creator_fn=_connection)


def _connection(*place: Any, **options: Any) -> NearConnection:
    # Of the thread and the loop only one is at it at a time: each waits for what the other was asked for.
    opened = partial(sqlite3.connect, *place, **options | {"check_same_thread": False})
    connection = NearConnection(opened, iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does, so that no exit waits for it
    return connection
