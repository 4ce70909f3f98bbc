"""A claim that silent mistakes are rare is false in no more than one made-up year of twenty."""

from __future__ import annotations

from math import comb
from random import Random

from bot.core.auditing.intervals import shows_at_most
from bot.core.auditing.rates import Stratum, rate
from bot.core.auditing.sequences import always_shows_at_most

LIMIT, TRUE = 0.005, 0.0051
YEARS, WEEKS, EACH = 500, 52, 60


def years() -> list[list[int]]:
    """How many wrong answers were found in each week, where the truth is just above the limit."""
    rng = Random(20)  # noqa: S311  # the same every time
    chances = [comb(EACH, k) * TRUE**k * (1 - TRUE) ** (EACH - k) for k in range(6)]
    return [rng.choices(range(6), chances, k=WEEKS) for _ in range(YEARS)]


def test_looking_every_week_claims_falsely_in_at_most_five_of_a_hundred_years() -> None:
    honest = naive = 0
    for weeks in years():
        found = [(sum(weeks[:week]), week * EACH) for week in range(1, WEEKS + 1)]
        honest += any(always_shows_at_most(LIMIT, *each) for each in found)
        naive += any(shows_at_most(LIMIT, *each) for each in found)
    assert honest <= 0.05 * YEARS
    assert naive > 0.08 * YEARS  # this is why: the exact interval is good for one look


def test_a_bot_that_is_good_is_shown_to_be() -> None:
    rng = Random(21)  # noqa: S311  # the same every time
    shown = sum(
        always_shows_at_most(LIMIT, sum(rng.random() < 0.0005 for _ in range(WEEKS * EACH)), WEEKS * EACH)
        for _ in range(60)
    )
    assert shown > 50


def test_bands_count_by_what_was_answered_in_them_not_by_what_was_read() -> None:
    found = rate([Stratum(50, 50, 10), Stratum(950, 50, 0)])
    assert found is not None
    assert abs(found.share - 0.01) < 1e-12
    assert found.interval.lower < 0.011 < found.interval.upper


def test_the_interval_over_bands_holds_the_truth() -> None:
    rng, missed = Random(22), 0  # noqa: S311  # the same every time
    piles = [[rng.random() < 0.2 for _ in range(30)], *([rng.random() < 0.03 for _ in range(200)],) * 2]
    truth = sum(map(sum, piles)) / sum(map(len, piles))
    for _ in range(300):
        strata = [Stratum(len(pile), 25, sum(rng.sample(pile, 25))) for pile in piles]
        found = rate(strata)
        assert found is not None
        missed += not found.interval.lower <= truth <= found.interval.upper
    assert missed <= 0.05 * 300


def test_a_band_that_nobody_read_leaves_the_rate_unknown() -> None:
    assert rate([Stratum(10, 10, 0), Stratum(5, 0, 0)]) is None
    assert rate([Stratum(0, 0, 0)]) is None
    assert rate([Stratum(4, 4, 1), Stratum(0, 0, 0)], always=True) is not None
