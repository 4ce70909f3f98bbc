"""Keeps what was built from the knowledge base between runs, so that a command need not build it again.

A snapshot is a cache: its name says what it was built from, and one that is missing, damaged, old or not
ours is as good as none. It is a pickle, which can run code when read, and therefore is read only if nobody
but its owner, who runs this program, can have written it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Built = TypeVar("Built")
_KEPT = 3
"""Snapshots that stay: of this version, the one before, and one for another configuration."""


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps the garbage collector from looking, again and again, at a hundred thousand new objects."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Snapshots(Generic[Built]):
    """A folder of snapshots of one kind of thing."""

    def __init__(self, folder: Path, kind: type[Built]) -> None:
        self._folder = folder
        self._kind = kind

    def get(self, key: str, build: Callable[[], Built]) -> Built:
        """The thing with this key: from its snapshot, or built now and kept.

        Args:
            key: a digest of everything that it is built from.
            build: makes it.
        """
        found = self.find(key)
        if found is not None:
            return found
        built = build()
        with contextlib.suppress(OSError):  # no room, or not ours to write: it is built every time then
            self._write(self._folder / f"{key}.pickle", built)
        return built

    def find(self, key: str) -> Built | None:
        """The thing with this key, if there is a sound snapshot of it."""
        found = self._read(self._folder / f"{key}.pickle")
        return found if isinstance(found, self._kind) else None

    def _read(self, file: Path) -> object:
        try:
            with file.open("rb") as stream:
                status = os.fstat(stream.fileno())
                if status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                    return None
                with _no_collection():
                    return pickle.load(stream)  # noqa: S301  # only we can have written it
        except Exception:  # noqa: BLE001  # a damaged pickle may raise anything
            return None

    def _write(self, file: Path, built: object) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as stream:
            pickle.dump(built, stream, protocol=5)
        Path(stream.name).replace(file)  # readers see the old file or the new one, never half of one
        others = sorted(self._folder.glob("*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in others[_KEPT:]:
            old.unlink(missing_ok=True)
