"""Moves everything that is kept from one database to another: as a whole, or not at all.

A database in SQLite is made beside the old one and takes its place when it is complete; the old one stays.
One on a server is replaced in one transaction.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.adapters.sql.addresses import read_address
from bot.adapters.sql.claiming import claimed
from bot.adapters.sql.copying import copy
from bot.adapters.sql.engine import open_engine, reading, writing
from bot.adapters.sql.faults import place
from bot.adapters.sql.inspecting import address_of, existing, expect_schema, file_of
from bot.adapters.sql.migrating import upgrade
from bot.adapters.sql.tables import metadata
from bot.core.errors import StorageError
from bot.messages import message, reason

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.adapters.sql.copying import Content, Tell

_BESIDE = ("", "-journal", "-wal", "-shm")
"""What belongs to a file of SQLite; a journal left behind would spoil the file that takes its place."""
_BEGINS = b"SQLite format 3\0"
REPLACED = ".replaced-"
"""What the name of a database that was replaced ends with, and a number: it may be the only good one."""


async def back_up(url: str, file: Path, tell: Tell, *, force: bool) -> Mapping[str, Content]:
    """Writes everything into a file that is itself a database; the bot may run meanwhile.

    Raises:
        StorageError: the database cannot be read, or the file not written; or it exists and may not be
            overwritten.
    """
    return await _moved(url, address_of(file), tell, force=force, keep=False)


async def restore(file: Path, url: str, tell: Tell, *, force: bool) -> Mapping[str, Content]:
    """Puts what a backup holds in the place of what the database holds. The bot must not run.

    Raises:
        StorageError: the backup cannot be read; or the database holds something that may not be overwritten.
    """
    existing(address_of(file))
    _expect_backup(file)
    with tempfile.TemporaryDirectory() as folder:  # the backup of an older program is brought up to date
        copied = Path(folder) / "backup.db"
        for end in _BESIDE:
            beside = file.with_name(file.name + end)
            if beside.exists():
                shutil.copyfile(beside, copied.with_name(copied.name + end))
        engine = open_engine(address_of(copied))
        try:
            await upgrade(engine)
        except StorageError as error:  # it speaks of the copy, which nobody knows
            raise StorageError(str(error).replace(str(copied), str(file))) from error
        finally:
            await engine.dispose()
        return await move(address_of(copied), url, tell, force=force)


def _expect_backup(file: Path) -> None:
    """What is no database at all is told of before anything is begun.

    Raises:
        StorageError: it is none, or cannot be read.
    """
    try:
        with file.open("rb") as opened:
            begins = opened.read(len(_BEGINS))
    except OSError as error:
        raise StorageError(message("storage.backup_unreadable", place=file, why=reason(error))) from error
    if begins != _BEGINS:
        raise StorageError(message("storage.no_backup", place=file))


async def move(source: str, target: str, tell: Tell, *, force: bool) -> Mapping[str, Content]:
    """Puts what one database holds in the place of what another holds; returns what that is.

    Args:
        source: address of the one.
        target: address of the other.
        tell: is told how far it is.
        force: whether what the target holds may go.

    Raises:
        StorageError: one cannot be read or the other not written; both are the same; or the target holds
            something and `force` is not given; or a bot runs on one of them.
            The target is then as it was.
    """
    _expect_two(source, target)
    async with claimed(existing(source)), claimed(target):
        return await _moved(source, target, tell, force=force, keep=True)


def _expect_two(source: str, target: str) -> None:
    if read_address(source) == read_address(target) or _same_file(source, target):
        raise StorageError(message("storage.same", place=place(read_address(target))))


async def _moved(source: str, target: str, tell: Tell, *, force: bool, keep: bool) -> Mapping[str, Content]:
    _expect_two(source, target)
    engine = open_engine(existing(source))
    try:
        async with reading(engine) as connection:
            await expect_schema(engine, connection)
            async with _replacing(target, force=force, keep=keep) as written:
                return await copy(connection, written, tell)
    finally:
        await engine.dispose()


@asynccontextmanager
async def _replacing(url: str, *, force: bool, keep: bool) -> AsyncIterator[AsyncConnection]:
    file = file_of(url)
    if file is None:
        async with _open(url) as engine, writing(engine) as connection:
            if not force and await _holds_anything(connection):
                raise StorageError(message("storage.holds_something", place=place(engine.url)))
            yield connection
        return
    if file.exists() and not force:
        raise StorageError(message("storage.exists", place=file))
    new = file.with_name(f"{file.name}.new")
    try:
        _remove(new)
        new.touch(mode=0o600)  # what people wrote is in it
        async with _open(address_of(new)) as engine, writing(engine) as connection:
            yield connection
        _put_in_place(new, file, keep=keep)
    finally:
        _remove(new)


@asynccontextmanager
async def _open(url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(url)
    try:
        await upgrade(engine)
        yield engine
    finally:
        await engine.dispose()


async def _holds_anything(connection: AsyncConnection) -> bool:
    counts = [
        await connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables
    ]
    return any(counts)


def _put_in_place(new: Path, file: Path, *, keep: bool) -> None:
    if keep and file.exists():
        _put_aside(file)
    for end in _BESIDE[1:]:
        file.with_name(file.name + end).unlink(missing_ok=True)
    new.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # else a power cut could still bring the old names back
    finally:
        os.close(folder)


def _put_aside(file: Path) -> None:
    names = (f"{file.name}{REPLACED}{number}" for number in count(1))
    free = next(name for name in names if not file.with_name(name).exists())
    for end in _BESIDE:
        old = file.with_name(file.name + end)
        if old.exists():
            old.replace(file.with_name(free + end))


def _remove(file: Path) -> None:
    for end in _BESIDE:
        file.with_name(file.name + end).unlink(missing_ok=True)


def _same_file(source: str, target: str) -> bool:
    one, other = file_of(source), file_of(target)
    return one is not None and other is not None and one.resolve() == other.resolve()
