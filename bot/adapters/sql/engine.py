"""Opens the database and hands out connections for reading and writing.

PostgreSQL gets a pool. SQLite gets one connection per process, a rollback journal and full synchronising.
The write-ahead log would be faster, but SQLite 3.40.1 (Debian 12) can damage it when two connections write;
and SQLite lets one connection write at a time anyway, so a second one would only wait inside SQLite instead
of in the pool. Whoever holds the connection keeps everyone else waiting: never hold it across a `yield` to
callers.
"""

from __future__ import annotations

import json
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import AsyncAdaptedQueuePool, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.adapters.sql.addresses import check_folder, read_address
from bot.adapters.sql.faults import FAULTS, storage_error
from bot.adapters.sql.nearby import WITH_LOCK, connect, connect_to_look
from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence

    from sqlalchemy import URL, Connection, Table
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

WAIT_SECONDS = 30.0
"""How long a write waits for other tasks and other processes, unless it is told otherwise."""
CONNECTING = 10.0
"""Seconds that a PostgreSQL server may take to accept a connection."""
ANSWERING = 10
"""How many times the wait a statement may take on PostgreSQL, for a network may swallow its answer."""
_PRAGMAS = ("journal_mode = DELETE", "synchronous = FULL")
_BEGIN = "policybot_begin"
"""Execution option: the statement that opens a transaction on SQLite."""
_FOREIGN_KEYS = "policybot_foreign_keys"
"""Execution option: whether SQLite heeds foreign keys during the transaction."""


_INSERTS: dict[str, Callable[[Table], postgresql.Insert | sqlite.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class _Joined:
    """A transaction that whatever the same task reads and writes takes part in, while it lasts."""

    def __init__(self, engine: AsyncEngine, connection: AsyncConnection) -> None:
        self.engine = engine
        self.connection: AsyncConnection | None = connection


_joined: ContextVar[_Joined | None] = ContextVar("joined", default=None)


def open_engine(url: str, wait_seconds: float = WAIT_SECONDS, *, changes: bool = True) -> AsyncEngine:
    """An engine for the database; it connects when first used. Dispose it, or the process hangs at exit.

    A file in SQLite that is there but cannot be written can be read; whoever writes is told.

    Args:
        url: where the database is.
        wait_seconds: how long a write waits for other tasks and other processes.
        changes: False: a file in SQLite stays as it is, byte for byte.

    Raises:
        StorageError: the address is wrong, its driver is missing, or there is no file and none can be made.
    """
    parsed = read_address(url)
    dumps = partial(json.dumps, ensure_ascii=False)  # an operator who looks into the database reads Chinese
    try:
        if parsed.get_backend_name() == "sqlite":
            check_folder(parsed, writes=False)
            return _sqlite(parsed, dumps, wait_seconds, changes=changes)
        return _postgres(parsed, dumps, wait_seconds)
    except ArgumentError as error:  # one slash too few, as in sqlite+aiosqlite://data/policybot.db
        raise StorageError(message("storage.wrong_url")) from error
    except ModuleNotFoundError as error:
        raise StorageError(message("storage.driver_missing", driver=error.name)) from error


def insert_for(engine: AsyncEngine) -> Callable[[Table], postgresql.Insert | sqlite.Insert]:
    """The `insert` that knows `on_conflict_…`: each database has its own."""
    return _INSERTS[engine.dialect.name]


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection with a consistent view.

    Raises:
        StorageError: the database cannot be read.
    """
    if (joined := _joint(engine)) is not None:
        with _failing(engine):
            yield joined
        return
    try:
        async with _still(engine).begin() as connection:
            yield connection
    except FAULTS as error:
        raise storage_error(engine.url, error) from error


@asynccontextmanager
async def writing(engine: AsyncEngine, *, foreign_keys: bool = True) -> AsyncIterator[AsyncConnection]:
    """A connection whose work is committed at the end, or undone as a whole.

    Args:
        engine: from `open_engine`.
        foreign_keys: False lets SQLite ignore them, so that a table others refer to can be rebuilt.

    Raises:
        StorageError: the database cannot be written.
    """
    if (joined := _joint(engine)) is not None:
        with _failing(engine):
            yield joined
        return
    # Taking the lock at once lets SQLite wait for it; a reader that turns writer may be refused instead.
    immediate = engine.execution_options(**{_BEGIN: WITH_LOCK, _FOREIGN_KEYS: foreign_keys})
    try:
        async with immediate.begin() as connection:
            yield connection
    except FAULTS as error:
        raise storage_error(engine.url, error) from error


@asynccontextmanager
async def together(engine: AsyncEngine) -> AsyncIterator[None]:
    """Whatever this task reads and writes meanwhile is one transaction; inside another it joins that one.

    Raises:
        StorageError: the database cannot be written; then nothing of it was.
    """
    if _joint(engine) is not None:
        yield
        return
    async with writing(engine) as connection:
        joined = _Joined(engine, connection)
        token = _joined.set(joined)
        try:
            yield
        finally:
            joined.connection = None  # a task started meanwhile has a copy of the context
            _joined.reset(token)


@contextmanager
def _failing(engine: AsyncEngine) -> Iterator[None]:
    """Says inside a joint transaction, too, that the database fails: whoever hears of it must not go on."""
    try:
        yield
    except OperationalError as error:
        raise storage_error(engine.url, error) from error


def _still(engine: AsyncEngine) -> AsyncEngine:
    """What is read in one transaction is all of the same moment; on SQLite it is so anyway."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _joint(engine: AsyncEngine) -> AsyncConnection | None:
    joined = _joined.get()
    return joined.connection if joined is not None and joined.engine is engine else None


def _postgres(url: URL, dumps: Any, wait_seconds: float) -> AsyncEngine:
    answers = {"timeout": CONNECTING, "command_timeout": wait_seconds * ANSWERING}
    return create_async_engine(url, json_serializer=dumps, pool_pre_ping=True, connect_args=answers)


def _sqlite(url: URL, dumps: Any, wait_seconds: float, *, changes: bool) -> AsyncEngine:
    engine = create_async_engine(
        url,
        json_serializer=dumps,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=wait_seconds,
    )
    event.listen(engine.sync_engine, "do_connect", connect if changes else connect_to_look)
    pragmas = (f"busy_timeout = {round(wait_seconds * 1000)}", *(_PRAGMAS if changes else ()))
    event.listen(engine.sync_engine, "connect", partial(_prepare, pragmas))
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(pragmas: Sequence[str], connection: Any, record: object) -> None:  # noqa: ARG001  # SQLAlchemy's signature
    try:
        # Else the driver begins transactions itself, and not before DDL: half a schema would stay.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:  # first how long to wait, for the others may have to
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except BaseException:
        connection.close()  # nobody else would: the driver's thread would keep the process alive
        raise


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    wanted = options.get(_FOREIGN_KEYS, True)
    if connection.info.get(_FOREIGN_KEYS) is not wanted:
        # Before the transaction, because inside it SQLite no longer listens to it.
        connection.exec_driver_sql(f"PRAGMA foreign_keys = {'ON' if wanted else 'OFF'}")
        connection.info[_FOREIGN_KEYS] = wanted
    connection.exec_driver_sql(options.get(_BEGIN, "BEGIN"))
