"""What `policybot check` finds: every file by itself, the whole, the vocabulary, and the acceptance files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.yaml.facts import read_facts, read_unused
from bot.adapters.yaml.folder import Entry, Folder, files_below, read_entry, read_folder
from bot.adapters.yaml.shared import Shared
from bot.adapters.yaml.teams import check_teams
from bot.core.knowledge.goldens import Golden
from bot.core.proving.checking import check_golden, check_structure, check_vocabulary, check_wording
from bot.core.proving.coverage import check_facts, check_unused
from bot.core.proving.papers import check_ageing, check_documents, check_missing

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.problems import Problem

_FEWEST = 6
"""Golden utterances that a topic needs; places, all alike, need fewer."""
_FEWEST_PLACE = 4


def check_folder(root: Path, today: date | None = None) -> list[Problem]:
    """Every problem of a knowledge folder, ordered by file and line; warnings do not keep it from going live.

    The acceptance files are looked for beside it, in `tests/knowledge/`; a folder that stands alone, as one
    sent in for review does, is checked without them.

    Args:
        root: the folder.
        today: the day by which documents are judged to have ended; None leaves that out.
    """
    folder = read_folder(root)
    shared = Shared(root)
    knowledge = folder.knowledge
    folder.report(check_structure(knowledge))
    folder.report(check_wording(knowledge))
    folder.report(check_ageing(knowledge))
    folder.report(check_missing(knowledge))
    folder.report(check_documents(knowledge, today))
    if shared.vocabulary and not any(problem.level == "error" for problem in folder.problems):
        entry = shared.entry("_vocabulary.yaml")
        for fault in check_vocabulary(shared.vocabulary, knowledge):
            entry.page.fault(entry.document.place(fault.path), fault.key, **fault.values)
    of_unused = _check_facts(root, folder, knowledge)
    goldens = root.resolve().parent / "tests" / "knowledge"
    of_goldens = _check_goldens(folder, goldens) if goldens.is_dir() else []
    of_teams = check_teams(root, knowledge)
    return sorted([*folder.problems, *shared.problems, *of_goldens, *of_unused, *of_teams])


def _check_facts(root: Path, folder: Folder, knowledge: Knowledge) -> list[Problem]:
    """Notes wrong facts where they are cited; returns what is wrong with those left out."""
    facts, unused = read_facts(root), read_unused(root)
    folder.report(check_facts(knowledge, facts))
    if unused is None:
        return []
    if unused.model is not None and facts is not None:
        for fault in check_unused(knowledge, facts, unused.model):
            unused.page.fault(unused.document.place(fault.path), fault.key, **fault.values)
    return unused.page.problems


def read_goldens(root: Path) -> list[Entry[Golden]]:
    """Every acceptance file below a folder."""
    return [read_entry(root, path, Golden) for path in files_below(root) if path.suffix == ".yaml"]


def _check_goldens(folder: Folder, root: Path) -> list[Problem]:
    goldens = {entry.page.file: entry for entry in read_goldens(root)}
    topics = {entry.page.file: entry for entry in folder.entries}
    for file, entry in topics.items():
        if entry.model is None:
            continue
        golden = goldens.get(file)
        if golden is None:
            entry.page.fault(entry.document.place(("id",)), "no_golden", file=f"tests/knowledge/{file}")
        elif golden.model is not None:
            _check_golden(golden, golden.model, entry.model)
    for file, golden in goldens.items():
        if file not in topics:
            golden.page.fault((0, 0), "golden_without_topic", file=file)
    return [
        replace(problem, file=f"tests/knowledge/{problem.file}")
        for golden in goldens.values()
        for problem in golden.page.problems
    ]


def _check_golden(entry: Entry[Golden], golden: Golden, topic: Topic) -> None:
    if golden.topic != topic.id:
        entry.page.fault(
            entry.document.place(("topic",)), "golden_of_other", id=golden.topic, expected=topic.id
        )
        return
    fewest = _FEWEST_PLACE if topic.kind == "place" else _FEWEST
    for fault in check_golden(golden, topic, fewest):
        entry.page.fault(entry.document.place(fault.path), fault.key, **fault.values)
