"""Who has the database for themselves: one running bot in SQLite, or one command that replaces what it holds.

A claim ends with the process, however that ends. On PostgreSQL several bots may run, but none while a command
replaces everything below them.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.adapters.sql.addresses import check_folder, read_address
from bot.adapters.sql.engine import CONNECTING
from bot.adapters.sql.faults import FAULTS, place, storage_error
from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sqlalchemy import URL

_KEY = 0x636C61696D
"""Of the advisory lock: any number that no other program of the database takes ("claim")."""


@asynccontextmanager
async def claimed(address: str, *, shared: bool = False) -> AsyncIterator[None]:
    """Keeps others from running on the database, or from replacing it.

    Args:
        address: of the database.
        shared: whether others who share it are let in; SQLite never does.

    Raises:
        StorageError: somebody else has it; or it cannot be reached.
    """
    url = read_address(address)
    if url.get_backend_name() == "postgresql":
        async with _on_server(url, shared=shared):
            yield
    elif not url.database or url.database == ":memory:":
        yield
    else:
        with _file(url):
            yield


@contextmanager
def _file(url: URL) -> Iterator[None]:
    """Beside the database, not in it: the file itself is renamed when it is replaced."""
    check_folder(url)
    try:
        lock = os.open(f"{url.database}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise storage_error(url, error) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise StorageError(message("storage.claimed", place=place(url))) from error
    finally:
        os.close(lock)


@asynccontextmanager
async def _on_server(url: URL, *, shared: bool) -> AsyncIterator[None]:
    function = "pg_try_advisory_lock_shared" if shared else "pg_try_advisory_lock"
    connecting = {"timeout": CONNECTING}
    engine = create_async_engine(
        url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=connecting
    )
    try:
        try:
            connection = await engine.connect()
            got = await connection.scalar(text(f"SELECT {function}(:key)"), {"key": _KEY})
        except FAULTS as error:
            raise storage_error(url, error) from error
        try:
            if not got:
                raise StorageError(message("storage.claimed", place=place(url)))
            yield
        finally:
            await connection.close()
    finally:
        await engine.dispose()
