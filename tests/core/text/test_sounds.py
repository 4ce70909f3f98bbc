from __future__ import annotations

import pytest

from bot.core.text.sounds import folded, spell, syllable


@pytest.mark.parametrize(
    ("character", "sound"), [("稳", "wen"), ("岗", "gang"), ("略", "lve"), ("女", "nv"), ("行", "hang")]
)
def test_a_character_has_a_toneless_reading(character: str, sound: str) -> None:
    assert syllable(character) == sound


@pytest.mark.parametrize("other", ["a", "1", "🐶", "", "ab", "，"])
def test_what_is_not_chinese_has_no_reading(other: str) -> None:
    assert syllable(other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gang", "gan"),
        ("shen", "sen"),
        ("zheng", "zen"),
        ("fan", "huan"),
        ("na", "la"),
        ("ren", "len"),
        ("jing", "jin"),
    ],
)
def test_southern_accents_do_not_tell_these_apart(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_folding_twice_is_folding_once() -> None:
    assert folded(folded("zhuang")) == folded("zhuang")


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [("xiaoguimo", ("xiao", "gui", "mo")), ("shenqing", ("shen", "qing")), ("lüse", ("lv", "se"))],
)
def test_letters_are_read_as_pinyin(letters: str, syllables: tuple[str, ...]) -> None:
    assert spell(letters) == syllables


@pytest.mark.parametrize("letters", ["subsidy", "vat", "asdf", "ppt"])
def test_other_letters_are_not(letters: str) -> None:
    assert spell(letters) is None
