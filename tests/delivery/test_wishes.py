"""What a person types about their own questions is no policy question."""

from __future__ import annotations

import pytest

from bot.delivery.wishes import Wish, wish


@pytest.mark.parametrize(
    ("typed", "wished"),
    [
        ("进度", Wish("progress")),
        ("／进度 12", Wish("progress", 12)),
        ("/progress 12", Wish("progress", 12)),
        ("进度第12号。", Wish("progress", 12)),
        ("/静音", Wish("mute")),
        ("不要提醒", Wish("mute")),
        ("/取消静音", Wish("unmute")),
    ],
)
def test_a_wish_is_understood_however_it_is_written(typed: str, wished: Wish) -> None:
    assert wish(typed) == wished


@pytest.mark.parametrize("typed", ["工程进度款怎么算", "进度慢怎么办", "进度1234567890", "静音12", "", "/"])
def test_what_only_contains_the_word_is_asked(typed: str) -> None:
    assert wish(typed) is None
