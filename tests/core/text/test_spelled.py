"""Common words typed in pinyin."""

from __future__ import annotations

import pytest

from bot.core.text.spelled import SpelledWords


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("35人 ne", "35人  "),
        ("300万chao le zenmeban", "300万 "),
        ("300万 canbaojin ne", "300万 canbaojin ne"),
        ("呢", "呢"),
        ("hello", "hello"),
    ],
)
def test_only_what_is_nothing_but_these_words_goes(text: str, left: str) -> None:
    assert SpelledWords(["呢", "超", "了", "怎么办"]).without(text) == left


def test_no_words_take_nothing_out() -> None:
    assert SpelledWords([]).without("35人 ne") == "35人 ne"
