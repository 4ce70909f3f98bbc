"""The matching of `bot.core.weighing.ranking` on a plain list of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.learning.ranking import USUAL, learn
from bot.core.text.normalizing import tidy
from bot.core.text.units import units
from bot.core.weighing.ranking import Ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.ranking import Entry


class Ours:
    """Ranks entries by confidence, with weights that were learned elsewhere."""

    name = "policybot"

    def __init__(self, entries: Sequence[Entry]) -> None:
        asked = [entry for entry in entries if entry.phrasings]
        self._ids = [entry.id for entry in asked]
        self._told = [units(tidy(entry.answer)) for entry in asked]
        self._ranker = Ranker(
            [units(tidy(phrasing)) for entry in asked for phrasing in entry.phrasings],
            [entry.id for entry in asked for _ in entry.phrasings],
            self._told,
            USUAL,
        )

    def learn(self) -> None:
        """Learns the weights from the list's own phrasings."""
        self._ranker.weights = learn(self._ranker, self._told)

    def rank(self, query: str, limit: int) -> list[tuple[str, float]]:
        """The likeliest entries, best first: the first with its confidence (0–1), the others below it."""
        message = units(tidy(query))
        ranked = self._ranker.rank(message)
        sure = self._ranker.confidence(message, ranked)
        return [(self._ids[each.owner], sure / place) for place, each in enumerate(ranked[:limit], start=1)]


class Learned(Ours):
    """The same, calibrated on the list itself as `policybot calibrate` does it on a knowledge base."""

    name = "policybot, calibrated"

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(entries)
        self.learn()
