"""Amendments as folders: each with its files under their own names, and a record of where they come from."""

from __future__ import annotations

import asyncio
import json
import shutil
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.adapters.amending import GOLDENS, KNOWLEDGE, as_live, digests, with_goldens, write
from bot.adapters.yaml.reading.folder import version_of_files
from bot.ports.amending import Amendment, AmendmentChangedError, Origin, Returned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_RECORD = "record.json"
_DONE = "_done"
"""Where those go that are live; names that begin so are no amendments."""


class FolderAmendments:
    """A folder of them."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Nothing is read yet.

        Args:
            folder: where they lie; it may be missing.
            root: the knowledge folder that they would change.
        """
        self._folder = folder
        self._root = root
        self._writing = asyncio.Lock()

    async def list(self) -> Sequence[Amendment]:
        """All of them, by name."""
        return await asyncio.to_thread(self._all)

    async def get(self, name: str) -> Amendment | None:
        """The one of this name as it is now; None if there is none."""
        return await asyncio.to_thread(self._one, name)

    async def keep(self, amendment: Amendment) -> None:
        """Keeps a new one, or a new state of one, made from the knowledge base as it is."""
        async with self._writing:
            await asyncio.to_thread(self._keep, amendment)

    async def turn_down(self, name: str, returned: Returned) -> None:
        """Keeps why it does not go live."""
        async with self._writing:
            await asyncio.to_thread(self._note, name, returned)

    async def add_goldens(self, name: str, says: Sequence[str]) -> bool:
        """Adds golden utterances to its acceptance file; False where it has none that can be read."""
        async with self._writing:
            return await asyncio.to_thread(self._add_goldens, name, says)

    async def publish(self, amendment: Amendment) -> Sequence[str]:
        """Writes it into the knowledge base, as live, and puts it away; all of it or nothing."""
        async with self._writing:
            return await asyncio.to_thread(self._publish, amendment)

    def _names(self) -> Sequence[str]:
        if not self._folder.is_dir():
            return ()
        return sorted(
            each.name for each in self._folder.iterdir() if each.is_dir() and each.name[0] not in "._"
        )

    def _all(self) -> Sequence[Amendment]:
        found = (self._one(name) for name in self._names())
        return [each for each in found if each is not None and each.files]

    def _one(self, name: str) -> Amendment | None:
        if name not in self._names():  # never a path that somebody sent
            return None
        place = self._folder / name
        files = {
            path: file.read_bytes()
            for file in sorted(place.rglob("*.yaml"))
            if (path := file.relative_to(place).as_posix()).startswith((KNOWLEDGE, GOLDENS))
        }
        record = _read(place / _RECORD)
        base = record.get("base") or {}
        now = digests(self._root, files)
        stale = [path for path, digest in now.items() if base.get(path, "unknown") != digest]
        return Amendment(
            name,
            files,
            _origin(record.get("origin")),
            base,
            _returned(record.get("returned")),
            stale,
            version_of_files(self._root),
        )

    def _keep(self, amendment: Amendment) -> None:
        place = self._folder / amendment.name
        shutil.rmtree(place, ignore_errors=True)
        lay(place, self._root, amendment)

    def _note(self, name: str, returned: Returned) -> None:
        place = self._folder / name / _RECORD
        _write(place, _read(place) | {"returned": asdict(returned) | {"at": returned.at.isoformat()}})

    def _add_goldens(self, name: str, says: Sequence[str]) -> bool:
        amendment = self._one(name)
        for path, content in amendment.files.items() if amendment else ():
            if (more := with_goldens(path, content, says)) is not None:
                (self._folder / name / path).write_bytes(more)
                return True
        return False

    def _publish(self, amendment: Amendment) -> Sequence[str]:
        now = self._one(amendment.name)
        if now is None or now.digest != amendment.digest or now.ground != amendment.ground or now.stale:
            raise AmendmentChangedError
        write(self._root, as_live(amendment.files))
        done = self._folder / _DONE / f"{amendment.name}-{amendment.digest}"
        done.parent.mkdir(exist_ok=True)
        shutil.rmtree(done, ignore_errors=True)
        (self._folder / amendment.name).rename(done)
        return sorted(amendment.files)


def lay(place: Path, root: Path, amendment: Amendment) -> Sequence[Path]:
    """Writes an amendment with its record; returns its files. What else is there stays.

    Args:
        place: the folder that it becomes.
        root: the knowledge folder that it was made from just now.
        amendment: what to write.
    """
    written = []
    for path, content in amendment.files.items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        written.append(file)
    origin = amendment.origin
    given = None if origin is None else asdict(origin) | {"at": origin.at.isoformat()}
    base = amendment.base or digests(root, amendment.files)
    _write(place / _RECORD, {"origin": given, "base": base})
    return written


def _read(file: Path) -> dict[str, Any]:
    """A record; empty where there is none that can be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, record: Mapping[str, object]) -> None:
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(file)


def _origin(given: Any) -> Origin | None:
    try:
        return Origin(**given | {"at": datetime.fromisoformat(given["at"])})
    except (TypeError, KeyError, ValueError):
        return None


def _returned(given: Any) -> Returned | None:
    try:
        return Returned(**given | {"at": datetime.fromisoformat(given["at"])})
    except (TypeError, KeyError, ValueError):
        return None
