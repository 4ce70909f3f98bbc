"""Says when files below folders have changed, by looking at them again and again.

Asking the system to tell would be quicker by half a second, and deaf where the folder is on a network drive,
in a container's volume, or behind a link that is turned to another folder.
"""

from __future__ import annotations

import asyncio
import os
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

EVERY = 0.2
"""Seconds between two looks; what looks the same twice has settled."""
SHARE = 20
"""Times as long as a look takes are two looks apart at least: looking costs no more than that share."""
_SUFFIXES = (".yaml", ".yml", ".npz")

Look = tuple[tuple[str, int, int, int], ...]


async def changes(
    folders: Sequence[Path], every: float = EVERY, seen: Look | None = None
) -> AsyncIterator[None]:
    """Gives one item each time that files have changed and then stood still for a moment.

    Args:
        folders: looked at with all that is below; one that is missing has no files.
        every: seconds between two looks; more where there are so many files that a look takes long.
        seen: how they looked when they were read last; None: as they do now.
    """
    known = before = await asyncio.to_thread(look, folders) if seen is None else seen
    took = 0.0
    while True:
        await asyncio.sleep(max(every, SHARE * took))
        started = perf_counter()
        now = await asyncio.to_thread(look, folders)
        took = perf_counter() - started
        if now != known and now == before:
            known = now
            yield
        before = now


def look(folders: Sequence[Path]) -> Look:
    """What tells one state of the files from another without reading them."""
    return tuple(sorted(found for folder in folders for found in _files(os.fspath(folder))))


def _files(folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # gone for now
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith(_SUFFIXES):
                status = os.stat(entry.path)  # noqa: PTH116  # also of what a link leads to
                yield entry.path, status.st_mtime_ns, status.st_size, status.st_ino
        except OSError:  # gone since
            continue
