"""Charts as numbers: where each bar stands. The templates `columns.svg` and `bars.svg` draw them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SERIES: Mapping[str, tuple[str, ...]] = {
    "answered": ("answered",),
    "clarify": ("clarify",),
    "missed": ("gap", "unanswered"),
    "handoff": ("handoff",),
}
"""Layer of a bar, from below → the outcomes in it. Small talk is no question."""
WIDTH, HEIGHT = 480, 190
_LEFT, _TOP = 36, 8
_MANY = 45
"""Days from which on a bar is a week."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Standing bars, each in layers."""

    pieces: Sequence[Piece]
    lines: Sequence[tuple[float, int]]
    """Height and number of each line across."""
    labels: Sequence[tuple[float, str, str]]
    """Where a label stands, how it is anchored, what it says."""
    rows: Sequence[tuple[date, Mapping[str, int]]]
    """The numbers themselves, by the day on which a bar begins: layer → questions."""
    weekly: bool = False
    """Whether a bar is a week."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Lying bars, one below the other."""

    rows: Sequence[tuple[str, int, float]]
    """Label, number, width."""
    height: int


def days(counts: Mapping[date, Mapping[str, int]]) -> Columns:
    """A bar for each day, or for each week of a long time.

    >>> found = days({date(2026, 11, 23): {"answered": 3, "gap": 1}, date(2026, 11, 24): {}})
    >>> [(each.kind, each.height) for each in found.pieces], found.lines
    ([('answered', 114.0), ('missed', 38.0)], [(160.0, 0), (84.0, 2), (8.0, 4)])
    """
    weekly = len(counts) > _MANY
    rows: dict[date, Counter[str]] = {}
    for day, found in counts.items():
        bar = day - timedelta(days=day.weekday()) if weekly else day
        rows.setdefault(bar, Counter()).update(_layers(found))
    return _columns(rows, "%m-%d", weekly=weekly)


def months(counts: Mapping[date, Mapping[str, int]]) -> Columns:
    """A bar for each month.

    >>> found = months({date(2026, 10, 1): {"answered": 3}, date(2026, 11, 1): {"answered": 1}})
    >>> [(x, text) for x, _, text in found.labels]
    [(36.0, '2026-10'), (480.0, '2026-11')]

    Args:
        counts: first day of a month → outcome → questions, the oldest month first.
    """
    return _columns({month: _layers(found) for month, found in counts.items()}, "%Y-%m")


def _layers(found: Mapping[str, int]) -> Counter[str]:
    return Counter({layer: sum(found.get(each, 0) for each in names) for layer, names in SERIES.items()})


def _columns(rows: Mapping[date, Counter[str]], label: str, *, weekly: bool = False) -> Columns:
    most = max((each.total() for each in rows.values()), default=0)
    step = _step(most)
    top = max(step * -(-most // step), step)
    bottom = HEIGHT - 30
    scale, each_width = (bottom - _TOP) / top, (WIDTH - _LEFT) / max(len(rows), 1)
    pieces = []
    for number, found in enumerate(rows.values()):
        x, y = _LEFT + number * each_width + each_width * 0.1, float(bottom)
        for layer in SERIES:
            if height := found[layer] * scale:
                y -= height
                pieces.append(
                    Piece(layer, round(x, 1), round(y, 1), round(each_width * 0.8, 1), round(height, 1))
                )
    lines = [(round(bottom - mark * scale, 1), mark) for mark in range(0, top + 1, step)]
    return Columns(pieces, lines, _labels(list(rows), label), list(rows.items()), weekly)


def bars(counts: Sequence[tuple[str, int]]) -> Bars:
    """A lying bar for each label.

    >>> bars([("磁灶", 4), ("英林", 1)])
    Bars(rows=[('磁灶', 4, 480.0), ('英林', 1, 120.0)], height=88)
    """
    most = max((count for _, count in counts), default=1) or 1
    return Bars([(label, count, round(WIDTH * count / most, 1)) for label, count in counts], 44 * len(counts))


def _step(most: int) -> int:
    """Between two lines, so that there are five at most above the ground."""
    size = 1
    while True:
        for each in (size, 2 * size, 5 * size):
            if most <= 5 * each and (each > 1 or most <= 3):
                return each
        size *= 10


def _labels(shown: Sequence[date], label: str) -> Sequence[tuple[float, str, str]]:
    """The first and the last bar, said under them."""
    if not shown:
        return ()
    ends = [(float(_LEFT), "start", format(shown[0], label))]
    return [*ends, (float(WIDTH), "end", format(shown[-1], label))] if len(shown) > 1 else ends
