"""Parts that begin with how it is not."""

from __future__ import annotations

from bot.core.deciding.taking_back.putting_right import puts_right

ROLLING = "2024 年不是一年只报一次：常态化受理，不能补报。"


def test_who_wants_it_confirmed_is_put_right() -> None:
    assert puts_right(ROLLING, "一年就报一次，错过等明年，是这样吧")


def test_who_asks_is_not() -> None:
    assert not puts_right(ROLLING, "一年报几次")


def test_only_the_first_words_count() -> None:
    assert not puts_right("常态化受理，不能补报。", "一年就报一次是吧")
