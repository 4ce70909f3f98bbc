"""For every token the phrasings that have it: which ones a message may be like is found in a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.core.likeness.tokens import Numbers, Scores

GROUPS = 4
"""Groups for each score that is wanted, in which the last of them is looked for."""


class Postings:
    """For every token the phrasings that have it: finds in a moment which ones may be like a message."""

    MOST = 60_000
    """Postings that are read for one message; the commonest tokens are left out beyond that."""

    def __init__(self, tokens: NDArray[np.int32], starts: Numbers, known: int, totals: Scores) -> None:
        """Turns the index round.

        Args:
            tokens: of every phrasing, one after the other.
            starts: where each phrasing's begin, and the end.
            known: how many tokens there are.
            totals: weight of each whole phrasing.
        """
        order = np.argsort(tokens, kind="stable")
        rows = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
        self._rows = rows[order]
        self._starts = np.searchsorted(tokens[order], np.arange(known + 1))
        self._totals = totals

    def near(self, said: Numbers, weight: float, weights: Scores, most: int) -> Numbers:
        """The phrasings likest to a message by weighted Dice, in no order; not more than so many.

        Args:
            said: the tokens of the message.
            weight: of the whole message.
            weights: of all tokens.
            most: how many are wanted.
        """
        tokens = said[np.argsort(-weights[said], kind="stable")]
        sizes = self._starts[tokens + 1] - self._starts[tokens]
        tokens = tokens[: max(int(np.searchsorted(np.cumsum(sizes), self.MOST)), 1)]
        found = zip(self._starts[tokens].tolist(), self._starts[tokens + 1].tolist(), strict=True)
        rows = np.concatenate([self._rows[start:end] for start, end in found] or [self._rows[:0]])
        shared = np.bincount(rows, np.repeat(weights[tokens], sizes[: len(tokens)]), len(self._totals))
        scores = (shared / (self._totals + weight + 1e-6)).astype(np.float32)
        least = last_of(scores, most) if most < len(scores) else 0.0
        near: Numbers = np.flatnonzero(scores >= least if least else scores)
        return near[np.argsort(-scores[near], kind="stable")[:most]] if len(near) > most else near


def last_of(scores: Scores, most: int) -> float:
    """The least of the so many largest scores.

    There are as many scores that are no less than the last of as many groups' largest. So the rest, nearly
    all of them, need not be put in order.
    """
    groups = GROUPS * most
    each = len(scores) // groups
    if each:
        largest = scores[: groups * each].reshape(each, groups).max(axis=0)
        scores = scores[scores >= np.partition(largest, -most)[-most]]
    return float(np.partition(scores, -most)[-most])
