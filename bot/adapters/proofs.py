"""Keeps which topics have been proven to be kept apart, between runs; a damaged file is as good as none."""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Proofs:
    """A file of proofs: for every topic the digest of what its proof hangs on."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> dict[str, str]:
        """The proofs; none where there is no such file, or it is not ours."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(topic): str(ground) for topic, ground in found.items()} if isinstance(found, dict) else {}

    def write(self, proofs: Mapping[str, str]) -> None:
        """Keeps these instead; where there is no room for them they are proved again the next time."""
        new = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(dict(sorted(proofs.items())), indent=0), encoding="utf-8")
            new.replace(self._file)
