"""Reads the copy of the fact sheet beside a knowledge folder, and what of it the bot leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.entries import Entry, read_entry
from bot.core.errors import KnowledgeError
from bot.core.knowledge.facts import Facts, UnusedFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.core.knowledge.facts import Fact

UNUSED = "_unused_facts.yaml"
"""The facts that are not for the bot, with the reason."""
_SHEET = ("tests", "facts", "figures.yaml")


def facts_of(root: Path) -> Path | None:
    """Where the copy of the sheet is: beside the folder; None where there is none."""
    beside = root.resolve().parent.joinpath(*_SHEET)
    return beside if beside.exists() else None


def read_facts(root: Path) -> Mapping[str, Fact] | None:
    """The facts by id; None for a folder that stands alone, as one sent in for review does.

    Args:
        root: the knowledge folder; the sheet is looked for beside it.

    Raises:
        KnowledgeError: the copy of the sheet is broken.
    """
    path = facts_of(root)
    if path is None:
        return None
    entry = read_entry(path.parent, path, Facts)
    if entry.model is None:
        raise KnowledgeError(entry.page.problems)
    return entry.model.by_id


def read_unused(root: Path) -> Entry[UnusedFacts] | None:
    """What the bot leaves out; None where nothing is said of that."""
    return read_entry(root, root / UNUSED, UnusedFacts) if (root / UNUSED).exists() else None
