"""Reads the acceptance files of a knowledge folder, says what is wrong with them, and runs them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.entries import Entry, files_below, read_entry
from bot.core.knowledge.goldens import Golden
from bot.core.proving.checking import check_golden
from bot.core.proving.goldens import try_golden
from bot.messages import message

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bot.adapters.yaml.reading.folder import Folder
    from bot.core.engine import Engine
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.problems import Level, Problem
    from bot.core.proving.goldens import Trial

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
    shown, knowledge = shown_as(root), folder.knowledge
    goldens = {entry.page.file: entry for entry in read_goldens(root)}
    topics = {entry.page.file: entry for entry in folder.entries}
    for file, entry in topics.items():
        if entry.model is None:
            continue
        golden = goldens.get(file)
        if golden is None:
            entry.page.fault(entry.document.place(("id",)), "no_golden", file=f"{shown}/{file}")
        elif golden.model is not None:
            _check(golden, golden.model, entry.model, knowledge)
    for file, golden in goldens.items():
        if file not in topics:
            golden.page.fault((0, 0), "golden_without_topic", file=file)
    return [
        replace(problem, file=f"{shown}/{problem.file}")
        for golden in goldens.values()
        for problem in golden.page.problems
    ]


def _check(entry: Entry[Golden], golden: Golden, topic: Topic, knowledge: Knowledge) -> None:
    if golden.topic != topic.id:
        place = entry.document.place(("topic",))
        entry.page.fault(place, "golden_of_other", id=golden.topic, expected=topic.id)
        return
    fewest = _FEWEST_PLACE if topic.kind == "place" else _FEWEST
    if topic.status == "draft":
        fewest = 1  # the others are written before it is published
    for fault in check_golden(golden, topic, fewest, knowledge):
        entry.report(fault)


def run_goldens(root: Path, engine: Engine, today: date) -> tuple[list[Problem], Counter[str]]:
    """Asks every golden utterance; what fails is an error at its place, what is known to fail is advice.

    Args:
        root: where the acceptance files are.
        engine: answers.
        today: the day on which it is asked.

    Returns:
        The problems; and how many are `right`, `known_wrong`, `known_missing`, and fail by surprise.
    """
    counts: Counter[str] = Counter()
    entries = [entry for entry in read_goldens(root) if entry.model is not None]
    for entry in entries:
        entry.page.problems.clear()
        for trial in try_golden(engine, entry.model, today) if entry.model else ():
            kind = _kind(trial)
            counts[kind] += 1
            if kind != "right":
                level: Level = "advice" if kind.startswith("known") else "error"
                values = {"say": trial.say, "wanted": trial.wanted, "why": trial.known}
                values["hit"] = f"{message(f'outcome.{trial.outcome}')} {trial.hit}".rstrip()
                entry.page.note(level, entry.document.place(trial.path), f"golden_{kind}", **values)
    shown = shown_as(root)
    found = [problem for entry in entries for problem in entry.page.problems]
    return sorted(replace(problem, file=f"{shown}/{problem.file}") for problem in found), counts


def _kind(trial: Trial) -> str:
    """What there is to say of a trial."""
    if trial.known is not None:
        return "cured" if trial.verdict == "right" else f"known_{trial.verdict}"
    if trial.verdict == "wrong" and (trial.unlike or trial.hidden):
        return "taken" if trial.unlike else "instead"
    return trial.verdict


def shown_as(root: Path) -> str:
    """The folder of acceptance files as a curator would name it."""
    return "/".join(_BESIDE) if root.parts[-len(_BESIDE) :] == _BESIDE else root.as_posix()
