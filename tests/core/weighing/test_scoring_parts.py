"""The pieces that matching is made of."""

from __future__ import annotations

import pytest

from bot.core.likeness.index import PhraseIndex
from bot.core.text.figures import figures
from bot.core.text.scanning import Scanner
from bot.core.text.units import units
from bot.core.weighing.topicality import Topicality
from bot.core.weighing.vocabularies import collect, uses


def test_what_is_shared_by_all_counts_little() -> None:
    texts = ["稳岗返还多少", "扩岗补助多少", "残保金多少"]
    index = PhraseIndex([units(text) for text in texts], texts)
    scores = index.similarity(index.hear(units("残保金减多少")))
    assert scores.argmax() == 2
    assert scores[0] < 0.3


def test_a_phrasing_is_wholly_like_itself_and_nothing_is_more() -> None:
    texts = ("稳岗", "扩岗补助")
    index = PhraseIndex([units(text) for text in texts], texts)
    for place, text in enumerate(texts):
        assert index.similarity(index.hear(units(text)))[place] == pytest.approx(1, abs=1e-3)


def test_the_same_sound_counts_where_the_writing_differs() -> None:
    index = PhraseIndex([units("稳岗返还")], ["a"])
    written, heard, other = (
        index.similarity(index.hear(units(text)))[0] for text in ("稳岗返还", "文刚返还", "鞋子很贵")
    )
    assert written > heard > other


def test_an_empty_index_is_like_nothing() -> None:
    index = PhraseIndex([], [])
    assert index.similarity(index.hear(units("稳岗"))).size == 0


def test_a_message_belongs_where_its_rare_words_are_used() -> None:
    topics = {"stay": [units("裁员率不高于控制目标")], "levy": [units("在职职工三十人以下免征")]}
    shares = Topicality(
        collect({name: uses(texts) for name, texts in topics.items()}), lambda word: word == "消防"
    ).shares(units("裁员率多少算高"))
    assert max(shares, key=lambda topic: shares[topic]) == "stay"


def test_words_of_no_topic_show_that_a_message_is_about_something_else() -> None:
    topicality = Topicality(collect({"stay": uses([units("裁员率")])}), lambda word: word in {"消防", "验收"})
    assert topicality.share(units("裁员率"), "stay") == 1
    assert topicality.share(units("消防验收裁员"), "stay") < 0.5
    assert topicality.share(units(""), "stay") == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("贴1.5个点", {"1.5个百分点"}),
        ("返6成", {"60%"}),
        ("60天内", {"60日"}),
        ("90个人", {"90人"}),
        ("16年的班", {"2016年"}),
        ("财金2号", set()),
    ],
)
def test_amounts_are_read_in_one_spelling(text: str, found: set[str]) -> None:
    assert figures(text) >= found


def test_the_longest_word_is_found_first() -> None:
    assert list(Scanner(("稳岗", "稳岗返还", "返还")).find("稳岗返还返还")) == [(0, "稳岗返还"), (4, "返还")]
