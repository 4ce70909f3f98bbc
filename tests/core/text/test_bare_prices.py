"""What each machine costs where no unit is said."""

from __future__ import annotations

import pytest

from bot.core.text.bare_prices import bare_prices


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("一台600一台300", ["600 万元", "300 万元"]),
        ("一台600，另一台要300", ["600 万元"]),
        ("单台480能扣吗", ["480 万元"]),
    ],
)
def test_a_bare_price_by_the_piece_is_in_ten_thousands(text: str, prices: list[str]) -> None:
    assert [each.written for each in bare_prices(text)][: len(prices)] == prices


@pytest.mark.parametrize("text", ["一台600元", "一台600万", "一共600", "一台0", "一台2026年买的"])
def test_what_has_a_unit_or_is_no_price_is_none(text: str) -> None:
    assert bare_prices(text) == ()
