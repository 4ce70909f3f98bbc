"""Turns what databases and drivers raise into a `StorageError` whose sentence says what to do."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from sqlalchemy import URL

FAULTS = (SQLAlchemyError, OSError)
"""What reading or writing may raise."""

_SQLITE = {
    "SQLITE_NOTADB": "storage.not_a_database",
    "SQLITE_CORRUPT": "storage.damaged",
    "SQLITE_CANTOPEN": "storage.cannot_open",
    "SQLITE_PERM": "storage.not_writable",
    "SQLITE_READONLY_ROLLBACK": "storage.half_written",
    "SQLITE_READONLY": "storage.not_writable",
    "SQLITE_BUSY": "storage.busy",
    "SQLITE_LOCKED": "storage.busy",
    "SQLITE_FULL": "storage.disk_full",
    "SQLITE_IOERR": "storage.disk_failing",
}
_POSTGRES = {
    "3D000": "storage.no_database",
    "28P01": "storage.not_let_in",
    "28000": "storage.not_let_in",
    "42501": "storage.not_permitted",
    "53100": "storage.disk_full",
    "53300": "storage.too_many",
    "57P01": "storage.cannot_connect",
    "57P03": "storage.cannot_connect",
}
"""Its own codes, which do not depend on the language it speaks."""


def storage_error(url: URL, error: BaseException) -> StorageError:
    """The error to raise instead, for a database at `url`."""
    if isinstance(error, StorageError):
        return error
    cause = _cause(error)
    return StorageError(message(_key(error, cause), place=place(url), error=cause))


def place(url: URL) -> str:
    """The database as it is named to people: the file, or the address without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def _cause(error: BaseException) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def _key(error: BaseException, cause: BaseException) -> str:
    # SQLite's extended codes, as SQLITE_READONLY_DIRECTORY, begin with the plain ones.
    code = getattr(cause, "sqlite_errorname", "")
    for name, key in _SQLITE.items():
        if code == name or code.startswith(f"{name}_"):
            return key
    if (state := getattr(cause, "sqlstate", None)) in _POSTGRES:
        return _POSTGRES[state]
    if isinstance(error, PoolTimeoutError):
        return "storage.busy"
    if isinstance(cause, OSError):
        return "storage.disk_full" if cause.errno == errno.ENOSPC else "storage.cannot_connect"
    return "storage.failed"
