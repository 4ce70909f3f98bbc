"""Reads the address of a database as people and hosting companies write it; says what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.adapters.sql.faults import place
from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from sqlalchemy import URL

_DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")
_FORMS = {"postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg"}
_RENAMED = {"sslmode": "ssl"}
"""What others call it → what the driver does."""
_OPTIONS = frozenset({"host", "port", "ssl", "prepared_statement_cache_size"})
"""What may stand behind the `?` of a PostgreSQL address; the driver would fall over anything else."""


def read_address(given: str) -> URL:
    """The address with the driver we use.

    Raises:
        StorageError: it is none, or not of a database that can be used.
    """
    try:
        url = make_url(given.strip())
    except (ArgumentError, ValueError) as error:
        # The address itself is not shown: it may hold a password in a place where it is not recognised.
        raise StorageError(message("storage.wrong_url")) from error
    url = url.set(drivername=_FORMS.get(url.drivername, url.drivername))
    if url.drivername not in _DRIVERS:
        raise StorageError(message("storage.wrong_driver", driver=url.drivername))
    if url.get_backend_name() != "postgresql":
        return url
    if "@" in f"{url.host}{url.database}":  # the tail of a password, which nothing may show
        raise StorageError(message("storage.at_sign"))
    return _with_options(url)


def _with_options(url: URL) -> URL:
    options = {_RENAMED.get(name, name): value for name, value in url.query.items()}
    if unknown := sorted(options.keys() - _OPTIONS):
        raise StorageError(message("storage.wrong_option", names="、".join(unknown)))
    return url.set(query=options)


def check_folder(url: URL, *, writes: bool = True) -> None:
    """Whether SQLite can have its file there.

    Args:
        url: of the database.
        writes: whether it will be written; to read, a file is enough that is there already.

    Raises:
        StorageError: its folder is missing or cannot be written, or it is itself a folder.
    """
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        return
    file = Path(url.database)
    if not file.absolute().parent.is_dir():
        raise StorageError(message("storage.no_folder", folder=file.absolute().parent))
    if file.is_dir():
        raise StorageError(message("storage.is_folder", place=place(url)))
    if file.exists() and not writes:
        return
    # SQLite writes its journal beside the file, so the folder must be writable too.
    if not os.access(file.absolute().parent, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise StorageError(message("storage.not_writable", place=place(url)))
