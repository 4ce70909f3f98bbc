"""What a new figure and those of before make of each other."""

from __future__ import annotations

from bot.core.deciding.figures.of_before import (
    as_before,
    grown,
    is_whole,
    next_of,
    of_whom_some,
    off_by,
    whose_excess,
)
from bot.core.text.amounts import amounts
from bot.core.text.shares import hired

STAFF = tuple(amounts("员工12人"))
SALES = tuple(amounts("一个季度销售额20万"))


def test_a_figure_that_says_not_what_it_measures_is_of_what_was_said_before() -> None:
    (bare,) = amounts("40万")
    assert bare.measure is None
    found = as_before(bare, SALES, None)
    assert (found.measure, found.per) == (SALES[0].measure, "quarter")
    assert as_before(bare, STAFF, None) == bare


def test_who_hires_more_than_he_had_has_at_least_so_many() -> None:
    (more,) = grown(hired("招到35个人"), STAFF)
    assert more.measure == "headcount"
    assert more.span.exact is None
    assert grown(hired("招到3个人"), STAFF) == ()


def test_who_counts_some_of_his_staff_speaks_of_those_he_told_of() -> None:
    assert of_whom_some("裁了3个", STAFF) == STAFF
    assert of_whom_some("多少钱", STAFF) == ()


def test_a_sum_taken_in_slices_is_the_one_of_before() -> None:
    (whole,) = amounts("20万")
    assert is_whole(SALES[0], whole)
    assert not is_whole(STAFF[0], whole)


def test_another_number_is_the_next_case_of_what_was_told_last() -> None:
    (people,) = amounts("28个人")
    (profit,) = amounts("利润310万")
    assert [each.written for each in next_of("要是35个呢", (people, profit))] == ["35 人"]
    assert [each.written for each in next_of("350呢", (people, profit))] == ["350 万元"]
    assert not next_of("要是35个呢", (profit,))
    assert not next_of("35个人要交多少", (people,))


def test_an_excess_is_of_a_figure_and_never_of_a_rate() -> None:
    (rate,) = amounts("才按25%吧")
    (profit,) = amounts("利润320万")
    assert whose_excess((rate,), (profit,)) == (profit,)
    assert whose_excess((rate,), ()) == (rate,)


def test_so_much_more_or_less_is_of_the_figure_told_last() -> None:
    (profit,) = amounts("利润300万")
    assert [each.written for each in off_by("多一块钱呢", (profit,))] == ["3000001 元"]
    assert [each.written for each in off_by("那少两万呢", (profit,))] == ["298 万元"]
    assert off_by("超过三百万呢", (profit,)) == off_by("少两万交多少", (profit,)) == ()
    assert off_by("多一个人呢", (profit,)) == ()
    assert [each.written for each in off_by("多一个人呢", STAFF)] == [
        f"{int(STAFF[0].span.exact or 0) + 1} 人"
    ]
