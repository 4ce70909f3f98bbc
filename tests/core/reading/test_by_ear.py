"""Ordinary words that are typed in pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.reading.by_ear import words_by_sound
from bot.core.reading.lexicon import Lexicon

if TYPE_CHECKING:
    from bot.core.engine import Engine

HEARD: dict[tuple[str, ...], str] = {("mian", "shui"): "免税", ("shi", "jian"): "时间", ("wo", "men"): "我们"}
LEXICON = Lexicon(["稳岗"], lambda _: True, by_ear=HEARD)


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("mianshui", "免税"),
        ("mian shui", "免税"),
        ("wengang shijian", "稳岗时间"),
        ("mian税", "mian税"),
        ("mianshui subsidy", "mian shui subsidy"),
        ("mengshui", "meng shui"),
    ],
)
def test_a_word_is_heard_where_all_is_pinyin(typed: str, heard: str) -> None:
    assert LEXICON.hear(typed)[0].replace("'", " ") == heard


def test_letters_that_are_no_pinyin_are_left() -> None:
    assert LEXICON.hear("women", in_pinyin=False)[0].replace("'", " ") == "wo men"


def test_what_characters_say_is_not_changed() -> None:
    assert LEXICON.hear("面水是什么")[0] == "面水是什么"


def test_a_word_for_one_thing_only_is_not_known() -> None:
    assert words_by_sound([["免税"], ["时间"], ["时间"]], lambda text: [text]) == {("shi", "jian"): "时间"}


def test_the_usual_word_is_heard_and_of_two_usual_ones_neither() -> None:
    told = [["失业"]] * 6 + [["事业"]] * 2
    assert words_by_sound(told, lambda text: [text]) == {("shi", "ye"): "失业"}
    assert words_by_sound([*told, ["事业"]], lambda text: [text]) == {}


@pytest.mark.parametrize(("typed", "read"), [("mianshui", "免税"), ("shenme shihou", "什么时候")])
def test_the_knowledge_base_is_heard(engine: Engine, typed: str, read: str) -> None:
    assert engine.reader.read(typed).canonical == read


def test_english_is_not_heard_as_pinyin(engine: Engine) -> None:
    assert "免税" not in engine.reader.read("how to apply mianshui").canonical


def test_a_particle_at_the_end_is_not_part_of_what_is_asked(engine: Engine) -> None:
    assert (
        engine.reader.read("xiaoguimo mianshui ma").canonical == engine.reader.read("小规模免税吗").canonical
    )


def test_small_words_are_heard_where_all_is_typed_in_pinyin(engine: Engine) -> None:
    assert engine.reader.read("zhaogong de butie ne").canonical == "招工的补贴"


def test_small_words_are_letters_beside_english(engine: Engine) -> None:
    assert "人" not in engine.reader.read("what is ren subsidy").canonical
