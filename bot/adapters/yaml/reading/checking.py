"""What `policybot check` finds: every file by itself, the whole, what is shared, and the acceptance files."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.entries import files_below
from bot.adapters.yaml.reading.facts import facts_of, read_facts, read_unused
from bot.adapters.yaml.reading.folder import Folder, read_folder
from bot.adapters.yaml.reading.goldens import check_goldens, goldens_of
from bot.adapters.yaml.reading.shared import OPENINGS, Shared
from bot.adapters.yaml.reading.teams import check_teams
from bot.core.knowledge.parts import outside_parts, talk_parts
from bot.core.proving.answering import check_texts
from bot.core.proving.checking import check_structure, check_wording
from bot.core.proving.coverage import check_facts, check_unused
from bot.core.proving.faults import worst_first
from bot.core.proving.naming import NO_VOCABULARY
from bot.core.proving.offering import check_openings, check_shown, check_vocabulary
from bot.core.proving.papers import check_ageing, check_documents, check_missing, check_past
from bot.core.proving.resembling import check_resembling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.problems import Problem
    from bot.core.proving.faults import Fault


def check_folder(
    root: Path, today: date | None = None, goldens: Path | None = None, *, advice: bool = True
) -> list[Problem]:
    """Every problem of a knowledge folder, ordered by file and line; only errors keep it from going live.

    What follows from another problem is left out: who refers to a broken file is not to blame.

    Args:
        root: the folder.
        today: the day by which documents are judged to have ended; None leaves that out.
        goldens: where the acceptance files are; None looks beside the folder, and does without where there
            are none, as with a folder that stands alone.
        advice: whether to look for phrasings that resemble each other, which takes half of the time.
    """
    if not root.is_dir():
        return read_folder(root).problems
    folder, shared = read_folder(root), Shared(root)
    knowledge, broken = folder.knowledge, folder.broken
    resembling = check_resembling(knowledge) if advice else ()
    folder.report(worst_first(chain(_faults(knowledge, shared, folder, today), resembling)))
    for fault in check_vocabulary(shared.vocabulary or NO_VOCABULARY, knowledge, broken):
        shared.entry("_vocabulary.yaml").report(fault)
    for fault in check_openings(shared.openings, knowledge, broken) if shared.openings else ():
        shared.entry(OPENINGS).report(fault)
    of_unused = _check_facts(root, folder, knowledge)
    goldens = goldens or goldens_of(root)
    of_goldens = check_goldens(folder, goldens) if goldens else []
    of_teams = check_teams(root, knowledge, broken)
    return sorted([*folder.problems, *shared.problems, *of_goldens, *of_unused, *of_teams])


def read_by_check(root: Path) -> Iterator[Path]:
    """Every file that `check_folder` looks into, so that one can tell whether any has changed."""
    if root.is_dir():
        yield from files_below(root)
    if goldens := goldens_of(root):
        yield from files_below(goldens)
    if sheet := facts_of(root):
        yield sheet


def _faults(knowledge: Knowledge, shared: Shared, folder: Folder, today: date | None) -> Iterator[Fault]:
    elsewhere = chain(
        outside_parts(shared.outside) if shared.outside else (),
        talk_parts(shared.talk) if shared.talk else (),
    )
    yield from check_structure(knowledge, folder.broken)
    yield from check_shown(knowledge)
    yield from check_wording(knowledge, shared.vocabulary or NO_VOCABULARY, elsewhere)
    yield from check_texts(knowledge)
    yield from check_ageing(knowledge)
    yield from check_missing(knowledge)
    yield from check_documents(knowledge, today, all_read=not folder.broken)
    if today is not None:
        yield from check_past(knowledge, today)


def _check_facts(root: Path, folder: Folder, knowledge: Knowledge) -> list[Problem]:
    """Notes wrong facts where they are cited; returns what is wrong with those left out."""
    facts, unused = read_facts(root), read_unused(root)
    folder.report(check_facts(knowledge, facts))
    if unused is None:
        return []
    if unused.model is not None and facts is not None:
        for fault in check_unused(knowledge, facts, unused.model):
            unused.report(fault)
    return unused.page.problems
