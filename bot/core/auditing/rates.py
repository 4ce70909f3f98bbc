"""The share of wrong answers among all that were given, from what was read of each band.

Each band counts as much as it has answers, however many of them were read (Cochran, "Sampling Techniques",
3rd edition 1977, chapter 5). The ends of the bands' intervals are added up; bands that were not read whole
share the chance of being mistaken among them (Bonferroni), so that what comes out is never too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.auditing.intervals import LEVEL, Interval, finite
from bot.core.auditing.sequences import sequence

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Stratum:
    """What is known of a band."""

    population: int
    """Answers given."""
    read: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of wrong answers, and how far it may be from that."""

    share: float
    interval: Interval
    read: int
    wrong: int


def rate(strata: Sequence[Stratum], level: float = LEVEL, *, always: bool = False) -> Rate | None:
    """The share of wrong answers; None where a band of which answers were given was not read at all.

    >>> found = rate([Stratum(10, 10, 1), Stratum(90, 30, 0)])
    >>> f"{found.share:.3f} {found.interval.lower:.3f}"
    '0.010 0.010'

    Args:
        strata: the bands.
        level: how sure the interval is.
        always: whether it may be looked at again and again while more is read; else it is good for one look
            at a period that is over.
    """
    given = [each for each in strata if each.population]
    total = sum(each.population for each in given)
    if not total or not all(each.read for each in given):
        return None
    in_part = sum(each.read < each.population for each in given)
    each_level = 1 - (1 - level) / max(in_part, 1)
    share = lower = upper = 0.0
    for each in given:
        weight = each.population / total
        interval = _interval(each, each_level, always=always)
        share += weight * each.wrong / each.read
        lower += weight * interval.lower
        upper += weight * interval.upper
    read, wrong = sum(each.read for each in given), sum(each.wrong for each in given)
    return Rate(share, Interval(lower, upper), read, wrong)


def _interval(stratum: Stratum, level: float, *, always: bool) -> Interval:
    if stratum.read >= stratum.population or not always:
        return finite(stratum.wrong, stratum.read, stratum.population, level)
    return sequence(stratum.wrong, stratum.read, level)
