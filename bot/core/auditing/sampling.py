"""Which answers of a week are read: drawn by lot in each band of confidence, the lowest band whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BANDS = (0.0, 0.5, 0.8)
"""Confidence from which each band begins. An answer is given from 0.35 on."""
LOWEST, EACH = 40, 25
"""Answers read of the lowest band, and of each other one, at most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that may be drawn."""

    question: int
    confidence: float
    town: str | None = None


def band(confidence: float) -> int:
    """Which band it is in, the lowest being 0.

    >>> band(0.2), band(0.5), band(0.99)
    (0, 1, 2)
    """
    return max(number for number, least in enumerate(BANDS) if confidence >= least or not number)


def draw(
    answers: Iterable[Answer], choose: Callable[[Sequence[Answer], int], Iterable[Answer]]
) -> Sequence[Answer]:
    """The answers that are read, in the order of their questions.

    Args:
        answers: all of a week.
        choose: draws so many of some, each with the same chance; nobody may be able to foresee it.
    """
    piles: dict[int, list[Answer]] = {}
    for each in answers:
        piles.setdefault(band(each.confidence), []).append(each)
    drawn: list[Answer] = []
    for number, pile in piles.items():
        most = EACH if number else LOWEST
        drawn += pile if len(pile) <= most else choose(pile, most)
    return sorted(drawn, key=lambda each: each.question)
