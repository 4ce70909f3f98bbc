"""Exact intervals, against published values, against brute force, and against scipy where it is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from math import comb
from random import Random

import pytest

from bot.core.auditing.agreement import ac1
from bot.core.auditing.intervals import at_most, clopper_pearson, drawn_at_most, finite
from bot.core.auditing.sequences import sequence


@pytest.mark.parametrize(
    ("wrong", "read", "lower", "upper"),
    # From the documentation of R's binom.test and of scipy.stats.binomtest; the last is 1 - 0.025 ** 0.1.
    [(682, 925, 0.7076683, 0.7654066), (7, 50, 0.0581917, 0.2673960), (0, 10, 0.0, 0.3084971)],
)
def test_the_interval_is_the_published_one(wrong: int, read: int, lower: float, upper: float) -> None:
    assert clopper_pearson(wrong, read) == pytest.approx((lower, upper), abs=1e-6)


@pytest.mark.skipif(find_spec("scipy") is None, reason="scipy is not installed")
def test_scipy_says_the_same() -> None:
    stats = import_module("scipy.stats")
    for wrong, read in ((0, 598), (3, 40), (17, 1200), (40, 40)):
        theirs = stats.binomtest(wrong, read).proportion_ci(0.95, method="exact")
        assert clopper_pearson(wrong, read) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    assert drawn_at_most(2, 30, 9, 200) == pytest.approx(stats.hypergeom.cdf(2, 200, 9, 30), abs=1e-9)


def test_what_is_likely_adds_up_as_counting_every_case_does() -> None:
    for read in (1, 5, 12):
        for wrong in range(read + 1):
            counted = sum(comb(read, k) * 0.3**k * 0.7 ** (read - k) for k in range(wrong + 1))
            assert at_most(wrong, read, 0.3) == pytest.approx(counted)
            drawn = sum(comb(8, k) * comb(12, read - k) for k in range(min(wrong, 8) + 1)) / comb(20, read)
            assert drawn_at_most(wrong, read, 8, 20) == pytest.approx(drawn)


def test_the_interval_of_a_pile_misses_the_truth_no_more_often_than_it_says() -> None:
    population, read = 40, 15
    for bad in range(population + 1):
        missed = 0.0
        for found in range(max(0, read - population + bad), min(read, bad) + 1):
            lower, upper = finite(found, read, population)
            if not lower <= bad / population <= upper:
                missed += comb(bad, found) * comb(population - bad, read - found) / comb(population, read)
        assert missed <= 0.05


def test_a_pile_that_was_read_whole_leaves_no_doubt() -> None:
    assert finite(3, 20, 20) == (3 / 20, 3 / 20)
    assert finite(0, 0, 12) == (0.0, 1.0)
    assert finite(0, 0, 0) == (0.0, 0.0)


def test_nothing_read_says_nothing_and_all_wrong_says_so() -> None:
    for interval in (clopper_pearson, sequence):
        assert interval(0, 0) == (0.0, 1.0)
        assert interval(30, 30).upper == 1.0
        assert interval(30, 30).lower > 0.05


def test_agreement_is_that_of_the_published_example() -> None:
    # Gwet 2008, table 1: 118 both yes, 5 and 2 differ, 0 both no; pi = 0.028, AC1 = 0.9408.
    pairs = [("+", "+")] * 118 + [("+", "-")] * 5 + [("-", "+")] * 2
    assert ac1(pairs, 2) == pytest.approx(0.9408, abs=1e-4)


def test_agreement_does_not_depend_on_who_is_named_first() -> None:
    rng = Random(3)  # noqa: S311  # the same every time
    pairs = [(rng.choice("abcd"), rng.choice("abcd")) for _ in range(200)]
    assert ac1(pairs, 4) == ac1([(other, one) for one, other in pairs], 4)
    assert ac1([], 4) is None
