"""Pieces of a message that are one question with the one beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding.pieces.of_one import OfOne
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Outcome, Reply, Unanswered
from tests.core import small

BENEFIT, DEADLINE, OTHER = PartRef("stay", "benefit"), PartRef("stay", "deadline"), PartRef("grow", "benefit")
READER = small.engine().reader


def reply(outcome: Outcome, text: str = "甲", sure: float = 0.8) -> Reply:
    return Reply(Decision(outcome, sure, "answer", ""), text)


def answered(part: PartRef, text: str = "甲") -> Reply:
    return replace(reply(Answered((part,)), text), topic=part.topic, facet=part.part)


NOTHING = reply(Unanswered(), "没有资料")


def asked(whole: Reply, *found: tuple[str, Reply]) -> list[tuple[str, str]]:
    def heard(_text: str, _chat: Conversation) -> Reply:
        return whole

    return [(text, each.text) for text, each in OfOne(READER, heard).joined(found, NOTHING_SAID)]


def test_what_is_told_before_a_question_and_comes_to_nothing_is_one_with_it() -> None:
    found = asked(answered(BENEFIT, "合"), ("我在东石做伞。", NOTHING), ("能返多少？", answered(BENEFIT)))
    assert found == [("我在东石做伞。能返多少？", "合")]


def test_where_both_together_are_about_something_else_the_question_alone_is_answered() -> None:
    found = asked(answered(OTHER, "合"), ("我在东石做伞", NOTHING), ("能返多少", answered(BENEFIT)))
    assert found == [("我在东石做伞，能返多少", "甲")]


@pytest.mark.parametrize("behind", ["到哪一天", "具体点呢"])
def test_what_asks_back_for_what_was_answered_only_sharpens_it(behind: str) -> None:
    guessed = reply(Clarify("close", (DEADLINE, BENEFIT)), "哪一项")
    found = asked(answered(BENEFIT, "合"), ("返多少？", answered(BENEFIT)), (behind, guessed))
    assert found == [(f"返多少？{behind}", "合")]


@pytest.mark.parametrize("behind", ["我儿子八八年的算不算", "股东的私人账户能不能收"])
def test_what_says_more_is_a_question_of_its_own(behind: str) -> None:
    guessed = reply(Clarify("close", (DEADLINE, BENEFIT)), "哪一项")
    found = asked(answered(BENEFIT), ("返多少？", answered(BENEFIT)), (behind, guessed))
    assert [text for text, _ in found] == ["返多少？", behind]


@pytest.mark.parametrize(("behind", "pieces"), [("何时比较好", 1), ("何时开饭", 2)])
def test_a_question_that_finds_nothing_is_kept_unless_it_asks_how_best_to_do_it(
    behind: str, pieces: int
) -> None:
    found = asked(answered(BENEFIT), ("返多少", answered(BENEFIT)), (behind, NOTHING))
    assert len(found) == pieces


def test_the_same_answer_is_given_once_but_for_another_figure() -> None:
    same = ("最多按多少算", answered(BENEFIT))
    assert asked(NOTHING, ("返几个点", answered(BENEFIT)), same) == [("返几个点，最多按多少算", "甲")]
    named = ("最多按多少算", answered(BENEFIT, "【稳岗】\n甲"))
    assert asked(NOTHING, ("返几个点", answered(BENEFIT)), named) == [
        ("返几个点，最多按多少算", "【稳岗】\n甲")
    ]
    other = ("最多按多少算", answered(BENEFIT, "乙"))
    assert len(asked(NOTHING, ("返几个点", answered(BENEFIT)), other)) == 2
    assert len(asked(NOTHING, ("500万呢", answered(BENEFIT)), ("520万呢", answered(BENEFIT)))) == 2


def test_what_only_makes_sense_with_the_words_before_it_has_the_answer_to_both() -> None:
    lost = reply(Clarify("ambiguous:招人", (OTHER,)), "哪一项")
    contact, other = PartRef("stay", "contact"), PartRef("grow", "contact")
    engine = small.engine()
    behind = next(word for word, facet in engine.reader.cue_forms if facet == "benefit")
    before = (f"稳岗{behind}？", answered(BENEFIT))
    assert asked(answered(OTHER, "合"), before, (f"又{behind}", lost))[1] == (f"又{behind}", "合")
    assert asked(answered(other, "合"), before, (f"又{behind}", lost))[1] == (f"又{behind}", "哪一项")
    assert asked(answered(contact, "合"), before, (f"又{behind}", lost))[1] == (f"又{behind}", "哪一项")


def test_which_of_what_was_told_to_believe_is_asked_of_the_answer_before() -> None:
    guess = reply(Clarify.among((OTHER, DEADLINE)), "哪一项")
    told = ("四十七个，加起来怎么是四十八", answered(BENEFIT, "甲"))
    assert asked(answered(BENEFIT, "合"), told, ("到底听哪个", guess)) == [
        ("四十七个，加起来怎么是四十八，到底听哪个", "合")
    ]
    assert len(asked(answered(OTHER, "合"), told, ("到底听哪个", guess))) == 2
