"""Radicals in place of characters, and pinyin with its tones."""

from __future__ import annotations

from unicodedata import name, normalize

import pytest

from bot.core.text.normalizing import tidy
from bot.core.text.radicals import RADICALS


@pytest.mark.parametrize(("typed", "meant"), [("⻰湖镇", "龙湖镇"), ("⻘阳", "青阳"), ("市⻓", "市长")])
def test_a_radical_is_read_as_the_character(typed: str, meant: str) -> None:
    assert tidy(typed) == tidy(meant)


@pytest.mark.parametrize("radical", RADICALS)
def test_only_what_unicode_does_not_fold_itself_stands_in_the_table(radical: str) -> None:
    assert name(radical).startswith("CJK RADICAL")
    assert normalize("NFKC", radical) == radical
    assert name(RADICALS[radical]).startswith("CJK UNIFIED")


def test_tones_are_no_part_of_a_syllable_but_the_vowel_is() -> None:
    assert tidy("wěn gǎng fǎn huán") == tidy("wen gang fan huan")
    assert tidy("lǜ") == "lü"
