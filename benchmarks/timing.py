"""How long single calls take."""

from __future__ import annotations

from statistics import quantiles
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.ranking import Ranker

LIMIT = 10
"""Entries asked for, as many as the judge looks at."""

Rankings = list[list[tuple[str, float]]]
"""For every query the entries found, best first."""


def timed(ranker: Ranker, queries: Iterable[str]) -> tuple[Rankings, list[float]]:
    """What a ranker finds for every query, and the milliseconds that each took."""
    rankings: Rankings = []
    milliseconds: list[float] = []
    for query in queries:
        start = perf_counter()
        ranking = ranker.rank(query, LIMIT)
        milliseconds.append((perf_counter() - start) * 1000)
        rankings.append(ranking)
    return rankings, milliseconds


def percentile(values: Sequence[float], share: int) -> float:
    """The value that this share of a hundred does not exceed."""
    return quantiles(values, n=100, method="inclusive")[share - 1]
