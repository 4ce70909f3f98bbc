"""Counts what confidence is worth: right or wrong by how sure the engine was, and by threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.learning.calibrating import Judged

STEPS = 10


class Bin(NamedTuple):
    """The questions of which confidence was about the same."""

    said: float
    """Mean confidence."""
    right: float
    """Share that was right."""
    size: int


class Level(NamedTuple):
    """What a threshold gives."""

    least: float
    coverage: float
    """Share of the right answers that are given."""
    precision: float
    """Share of the given answers that are right."""


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """The tenths of the scale that any question fell into."""
    found = []
    for step in range(STEPS):
        here = [each for each in judged if step <= each.confidence * STEPS < step + 1]
        if here:
            said = sum(each.confidence for each in here) / len(here)
            found.append(Bin(said, sum(each.right for each in here) / len(here), len(here)))
    return found


def level(judged: Sequence[Judged], least: float) -> Level:
    """What is given, and how much of it is right, from this confidence on."""
    given = [each.right for each in judged if each.confidence >= least]
    wanted = sum(each.right for each in judged)
    return Level(least, sum(given) / max(wanted, 1), sum(given) / len(given) if given else 1.0)
