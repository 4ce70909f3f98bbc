"""Which words the log suggests to take for each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.words import segment
from bot.core.knowledge.vocabulary import Synonym, Vocabulary
from bot.core.learning.equating import Rephrased, apart, equivalences, group_of, with_synonym

START = datetime(2026, 11, 27, 9, tzinfo=UTC)
UPGRADE = ("智改怎么申请补贴", "技术改造怎么申请补贴")


def said(*pairs: tuple[str, str], chats: str = "abc") -> list[Rephrased]:
    return [
        Rephrased(missed, answered, "upgrade/procedure", chat, START + timedelta(minutes=place))
        for place, chat in enumerate(chats)
        for missed, answered in pairs
    ]


def found(rows: list[Rephrased], *names: str, known: str = "") -> list[tuple[str, str]]:
    def canonical(text: str) -> str:
        return text.replace(known, "技术改造") if known else text

    return [
        (each.other, each.word) for each in equivalences(rows, segment, canonical, lambda word: word in names)
    ]


def test_a_word_in_the_place_of_another_in_three_chats_is_suggested() -> None:
    assert found(said(UPGRADE)) == [("智改", "技术改造")]


def test_two_chats_are_too_few_however_often_it_is_said_there() -> None:
    assert found(said(UPGRADE, chats="abababab")) == []


def test_words_that_mean_the_same_already_are_not_suggested() -> None:
    assert found(said(UPGRADE), known="智改") == []


def test_two_names_are_two_things() -> None:
    assert found(said(UPGRADE), "智改", "技术改造") == []
    assert found(said(UPGRADE), "技术改造") == [("智改", "技术改造")]


def test_words_that_are_said_either_way_round_tell_nothing() -> None:
    assert found(said(UPGRADE, UPGRADE[::-1])) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("技术改造怎么申请", "技术改造怎么申请"),
        ("技术改造怎么申请", "稳岗返还几号到账"),
        ("补贴30万怎么申请", "补贴50万怎么申请"),
        ("智改", "技术改造"),
        ("怎么申请补贴", "技术改造怎么申请补贴"),
        ("我们是做鞋子的小厂想问智改怎么弄才好", "技术改造怎么弄才好"),
    ],
)
def test_these_do_not_differ_by_one_word(one: str, other: str) -> None:
    assert apart(one, other, segment) is None


def test_a_word_joins_the_group_that_the_other_stands_in() -> None:
    words = Vocabulary(
        synonyms=(Synonym(word="补贴", same=("补助",)), Synonym(word="技改", same=("技术改造",)))
    )
    joined = with_synonym(words, "技术改造", "智改")
    assert joined.synonyms[1].same == ("技术改造", "智改")
    alone = with_synonym(words, "贴息", "补息")
    assert alone.synonyms[-1] == Synonym(word="贴息", same=("补息",))
    assert group_of(words, "贴息") is None
