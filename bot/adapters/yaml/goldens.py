"""Reads the acceptance files of a knowledge folder, and says what is wrong with them before they are run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.yaml.entries import Entry, files_below, read_entry
from bot.core.knowledge.goldens import Golden
from bot.core.proving.checking import check_golden

if TYPE_CHECKING:
    from pathlib import Path

    from bot.adapters.yaml.folder import Folder
    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.problems import Problem

_BESIDE = ("tests", "knowledge")
"""Where the acceptance files of a knowledge folder are, seen from the folder that it lies in."""
_FEWEST = 6
"""Golden utterances that a topic needs; places, all alike, need fewer."""
_FEWEST_PLACE = 4


def goldens_of(root: Path) -> Path | None:
    """Where the acceptance files of a knowledge folder are: beside it; None where there are none."""
    beside = root.resolve().parent.joinpath(*_BESIDE)
    return beside if beside.is_dir() else None


def read_goldens(root: Path) -> list[Entry[Golden]]:
    """Every acceptance file below a folder."""
    return [read_entry(root, path, Golden) for path in files_below(root) if path.suffix == ".yaml"]


def check_goldens(folder: Folder, root: Path) -> list[Problem]:
    """What is wrong with the acceptance files; a topic that has none is told so in its own file.

    Args:
        folder: the topics.
        root: where the acceptance files are.
    """
    shown = "/".join(_BESIDE) if root.parts[-len(_BESIDE) :] == _BESIDE else root.as_posix()
    goldens = {entry.page.file: entry for entry in read_goldens(root)}
    topics = {entry.page.file: entry for entry in folder.entries}
    for file, entry in topics.items():
        if entry.model is None:
            continue
        golden = goldens.get(file)
        if golden is None:
            entry.page.fault(entry.document.place(("id",)), "no_golden", file=f"{shown}/{file}")
        elif golden.model is not None:
            _check(golden, golden.model, entry.model)
    for file, golden in goldens.items():
        if file not in topics:
            golden.page.fault((0, 0), "golden_without_topic", file=file)
    return [
        replace(problem, file=f"{shown}/{problem.file}")
        for golden in goldens.values()
        for problem in golden.page.problems
    ]


def _check(entry: Entry[Golden], golden: Golden, topic: Topic) -> None:
    if golden.topic != topic.id:
        place = entry.document.place(("topic",))
        entry.page.fault(place, "golden_of_other", id=golden.topic, expected=topic.id)
        return
    for fault in check_golden(golden, topic, _FEWEST_PLACE if topic.kind == "place" else _FEWEST):
        entry.report(fault)
