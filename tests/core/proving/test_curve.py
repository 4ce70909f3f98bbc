"""How many answers there would be, and how many right, were the threshold elsewhere."""

from __future__ import annotations

import pytest

from bot.core.auditing.intervals import clopper_pearson
from bot.core.proving.curve import FEWEST, Judged, curve, telling

WRONG_BELOW = [Judged(place / 100, answered=True, right=place >= 40) for place in range(100)]


def test_a_higher_threshold_answers_less_and_here_more_rightly() -> None:
    points = curve(WRONG_BELOW)
    assert (points[0].answered, points[0].precision) == (100, 0.6)
    assert (points[8].threshold, points[8].answered, points[8].precision) == (0.4, 60, 1.0)
    assert [each.answered for each in points] == sorted((each.answered for each in points), reverse=True)


def test_what_was_not_answered_counts_as_asked_only() -> None:
    points = curve([*WRONG_BELOW, *[Judged(0.99, answered=False, right=False)] * 100])
    assert (points[0].asked, points[0].answered, points[0].coverage) == (200, 100, 0.5)
    assert points[0].precision == 0.6


def test_bounds_are_those_of_clopper_and_pearson_and_wide_where_little_is_left() -> None:
    points = curve(WRONG_BELOW)
    assert points[8].interval == clopper_pearson(60, 60)
    assert points[19].interval.lower < points[8].interval.lower
    assert points[20].precision is None


@pytest.mark.parametrize(("count", "enough"), [(0, False), (FEWEST - 1, False), (FEWEST, True)])
def test_with_few_answers_it_tells_nothing(count: int, enough: bool) -> None:
    assert telling(curve([Judged(0.9, answered=True, right=True)] * count)) is enough


def test_that_is_the_least_that_shows_19_of_20_right_when_none_is_wrong() -> None:
    assert clopper_pearson(0, FEWEST, 0.9).upper <= 0.05
    assert clopper_pearson(0, FEWEST - 1, 0.9).upper > 0.05
