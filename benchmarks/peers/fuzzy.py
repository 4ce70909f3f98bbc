"""rapidfuzz: the edit distance to every phrasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ratio:
    """Share of characters that need no edit."""

    name = "rapidfuzz ratio"

    def __init__(self, rows: Sequence[str]) -> None:
        self._rows = rows

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first."""
        found = process.extract(query, self._rows, scorer=fuzz.ratio, limit=limit)
        return [(row, score) for _, score, row in found]


class WeightedRatio:
    """The best of several ratios, as the library recommends."""

    name = "rapidfuzz WRatio"

    def __init__(self, rows: Sequence[str]) -> None:
        self._rows = rows

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first."""
        found = process.extract(query, self._rows, scorer=fuzz.WRatio, limit=limit)
        return [(row, score) for _, score, row in found]
