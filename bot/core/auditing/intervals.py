"""How far a share may be from what was counted, exactly: for a stream of answers, and for a finite pile.

Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
Biometrika 26 (1934), 404–413. For a pile of which a part was read, the same is done with the
hypergeometric distribution: Buonaccorsi, "A note on confidence intervals for proportions in finite
populations", The American Statistician 41 (1987), 215–218.
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LEVEL = 0.95
_HALVINGS = 60


class Interval(NamedTuple):
    """From where to where a share may lie, 0–1."""

    lower: float
    upper: float


def clopper_pearson(wrong: int, read: int, level: float = LEVEL) -> Interval:
    """Where the share of a stream lies of which `read` were looked at and `wrong` were found.

    It is good for one look at a number of readings that was fixed before; for looking every week there is
    `sequences`.

    >>> lower, upper = clopper_pearson(2, 50)
    >>> f"{lower:.5f} {upper:.5f}"
    '0.00488 0.13714'
    """
    if not read:
        return Interval(0.0, 1.0)
    tail = (1 - level) / 2
    lower = bisect(lambda share: 1 - at_most(wrong - 1, read, share) < tail) if wrong else 0.0
    upper = bisect(lambda share: at_most(wrong, read, share) > tail) if wrong < read else 1.0
    return Interval(lower, upper)


def shows_at_most(limit: float, wrong: int, read: int, level: float = LEVEL) -> bool:
    """Whether one look at so many readings shows that the share is not above a limit.

    >>> [next(n for n in range(2000) if shows_at_most(0.005, k, n)) for k in range(3)]
    [598, 947, 1258]
    """
    return at_most(wrong, read, limit) <= 1 - level


def finite(wrong: int, read: int, population: int, level: float = LEVEL) -> Interval:
    """Where the share of a pile lies, a part of which was drawn by lot and read.

    >>> finite(0, 20, 20)
    Interval(lower=0.0, upper=0.0)
    >>> finite(1, 30, 60).upper < clopper_pearson(1, 30).upper
    True

    Args:
        wrong: found in what was read.
        read: how many were read.
        population: how many there are.
        level: how sure it is.
    """
    if not population:
        return Interval(0.0, 0.0)
    tail = (1 - level) / 2
    possible = range(wrong, population - read + wrong + 1)
    low = next(bad for bad in possible if 1 - drawn_at_most(wrong - 1, read, bad, population) > tail)
    first, last = wrong, possible[-1]
    while first < last:  # the tail falls with the number of bad ones
        middle = (first + last + 1) // 2
        if drawn_at_most(wrong, read, middle, population) > tail:
            first = middle
        else:
            last = middle - 1
    return Interval(low / population, first / population)


def at_most(wrong: int, read: int, share: float) -> float:
    """How likely so few are found, if this is the share (binomial).

    >>> f"{at_most(1, 10, 0.1):.4f}"
    '0.7361'
    """
    if wrong < 0 or share >= 1:
        return float(wrong >= read)
    if share <= 0 or wrong >= read:
        return 1.0
    yes, no = log(share), log1p(-share)
    return min(1.0, sum(exp(_ways(read, k) + k * yes + (read - k) * no) for k in range(wrong + 1)))


def drawn_at_most(wrong: int, read: int, bad: int, population: int) -> float:
    """How likely so few are drawn, if so many of all are bad (hypergeometric).

    >>> f"{drawn_at_most(0, 5, 2, 10):.4f}"
    '0.2222'
    """
    least, all_ = max(0, read - (population - bad)), _ways(population, read)
    possible = range(least, min(wrong, read, bad) + 1)
    return min(1.0, sum(exp(_ways(bad, k) + _ways(population - bad, read - k) - all_) for k in possible))


def bisect(below: Callable[[float], bool], low: float = 0.0, high: float = 1.0) -> float:
    """Where something stops to be true that is true from `low` on up to there."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2


def _ways(of: int, chosen: int) -> float:
    """Logarithm of the binomial coefficient."""
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)
