"""Puts changed files into a knowledge folder: tried on a copy first, then each replaced whole."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.checking import check_folder
from bot.adapters.yaml.reading.goldens import goldens_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.core.knowledge.problems import Problem


def problems_with(
    root: Path, files: Mapping[str, bytes], today: date, goldens: Mapping[str, bytes] | None = None
) -> list[Problem]:
    """What would keep a folder from going live if it had these files; nothing is written to it.

    Args:
        root: the folder.
        files: content by path below it.
        today: by which documents are judged.
        goldens: acceptance files, likewise; None: those that are there.
    """
    beside = goldens_of(root)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "knowledge")
        shutil.copytree(root, copy)
        replace(copy, files)
        there = None
        if beside is not None:
            there = beside
            if goldens:
                there = Path(scratch, "tests", "knowledge")
                shutil.copytree(beside, there)
                replace(there, goldens)
        found = check_folder(copy, today, there, advice=False)
    return [problem for problem in found if problem.level == "error"]


def replace(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes files; who reads one meanwhile sees it as it was or as it is.

    Raises:
        OSError: one cannot be written.
    """
    for name, content in files.items():
        file = (root / name).resolve()
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f".{file.name}.new")
        fresh.write_bytes(content)
        if file.exists():
            shutil.copymode(file, fresh)
        fresh.replace(file)
