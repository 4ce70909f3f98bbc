"""How many answers would be given, and how many of them right, were the threshold elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.auditing.intervals import Interval, clopper_pearson

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS = 20
"""Thresholds between 0 and 1."""
FEWEST = 59
"""Answers that must have been judged: with fewer, even none wrong does not show that 95 % are right."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One question whose outcome somebody has judged."""

    confidence: float
    """What the answer said of itself, 0–1."""
    answered: bool
    right: bool
    """Whether the answer is right; of what was not answered it says nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """What comes of one threshold."""

    threshold: float
    asked: int
    """All questions."""
    answered: int
    """Those of which the answer was at least so confident."""
    right: int

    @property
    def coverage(self) -> float:
        """Share of the questions that is answered, 0–1."""
        return self.answered / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float | None:
        """Share of the answers that is right, 0–1; None where there is no answer."""
        return self.right / self.answered if self.answered else None

    @property
    def interval(self) -> Interval:
        """Where that share may lie (Clopper and Pearson, 95 %)."""
        return clopper_pearson(self.right, self.answered)


def curve(judged: Iterable[Judged]) -> list[Point]:
    """A point for each threshold, the lowest first.

    A higher threshold only takes answers away; what is below today's was not answered, and nobody knows how
    right it would have been.

    >>> found = curve([Judged(0.9, True, True), Judged(0.5, True, False), Judged(0.2, False, False)])
    >>> [(each.threshold, each.answered, each.right) for each in found[9:12]]
    [(0.45, 2, 1), (0.5, 2, 1), (0.55, 1, 1)]
    """
    every = list(judged)
    given = [each for each in every if each.answered]
    points = []
    for step in range(STEPS + 1):
        threshold = step / STEPS
        kept = [each for each in given if each.confidence >= threshold]
        points.append(Point(threshold, len(every), len(kept), sum(each.right for each in kept)))
    return points


def telling(points: Iterable[Point]) -> bool:
    """Whether enough answers have been judged for the curve to say anything."""
    return max((point.answered for point in points), default=0) >= FEWEST
