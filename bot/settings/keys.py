"""The key for pseudonyms, private links and sessions: never half of one, never one that can be guessed."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import ConfigurationError
from bot.messages import message, reason

if TYPE_CHECKING:
    from bot.settings import Settings

LEAST = 16
"""Bytes below which a key can be guessed."""


def secret_key(settings: Settings) -> bytes:
    """The key from the environment, else from a key file that is made once.

    Raises:
        ConfigurationError: it is empty or too short, or its file cannot be read or made; says what follows.
    """
    if settings.secret_key is not None:
        key = settings.secret_key.get_secret_value().encode()
        if len(key) < LEAST:
            raise ConfigurationError(message("settings.short_key_given", least=LEAST))
        return key
    path = settings.data / "secret.key"
    try:
        if not path.exists():
            _make(path)
        key = path.read_bytes().strip()
    except OSError as error:
        raise ConfigurationError(message("settings.no_key", path=path, why=reason(error))) from error
    if len(key) < LEAST:
        raise ConfigurationError(message("settings.short_key", path=path, least=LEAST))
    return key


def _make(path: Path) -> None:
    """All of a new key or nothing is there, also after a full disk or a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".secret.")  # nobody else may read it
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(32))
            stream.flush()
            os.fsync(stream.fileno())
        _name(Path(beside), path)
    finally:
        with suppress(FileNotFoundError):
            Path(beside).unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _name(beside: Path, path: Path) -> None:
    """Of two programs that start at once the second takes the key of the first."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        beside.replace(path)
