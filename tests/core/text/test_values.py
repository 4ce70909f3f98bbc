"""What a number comes to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text.values import reach, room


@pytest.mark.parametrize(
    ("number", "lowest", "highest"),
    [
        ("两百零六", 206, 206),
        ("两百六", 260, 260),
        ("三千四百", 3400, 3400),
        ("十四", 14, 14),
        ("六七百", 600, 700),
        ("三十五六", 35, 36),
    ],
)
def test_a_spoken_number_is_understood(number: str, lowest: int, highest: int) -> None:
    found = reach(number)
    assert found is not None
    assert list(map(int, found)) == [lowest, highest]


@pytest.mark.parametrize("number", ["二零二七", "一五", "九一"])
def test_digits_in_a_row_are_no_number(number: str) -> None:
    assert reach(number) is None


@given(st.integers(min_value=1, max_value=10**6))
def test_what_more_can_mean_ends_before_the_next_round_number(number: int) -> None:
    step = int(room(str(number)))
    assert number % step == 0
    assert (number // step) % 10
