"""Reads who answers what the bot could not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.entries import read_entry
from bot.core.desk.teams import TeamFile, unknown_names
from bot.core.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.problems import Problem

TEAMS = "_teams.yaml"


def read_teams(root: Path) -> TeamFile:
    """The teams of a knowledge folder.

    Raises:
        KnowledgeError: the file is missing or broken; carries every problem.
    """
    entry = read_entry(root, root / TEAMS, TeamFile)
    if entry.model is None:
        raise KnowledgeError(sorted(entry.page.problems))
    return entry.model


def check_teams(root: Path, knowledge: Knowledge, broken: Collection[str] = ()) -> Sequence[Problem]:
    """What is wrong with the file of teams; a folder that has none yet does without.

    Args:
        root: the folder.
        knowledge: the topics that may be named.
        broken: ids of topics whose own files have faults; who names one is not to blame.
    """
    if not (root / TEAMS).exists():
        return ()
    entry = read_entry(root, root / TEAMS, TeamFile)
    for path, name in unknown_names(entry.model, knowledge) if entry.model else ():
        if name not in broken:
            entry.page.fault(entry.document.place(path), "unknown_topic", id=name)
    return entry.page.problems
