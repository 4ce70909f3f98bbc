"""A message that as a whole finds nothing, decided on clause by clause by a stand-in for the rules."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.chats.by_clause import of_clause
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Candidate, Clarify, Decision, Smalltalk, Unanswered
from tests.core.small import engine

READER = engine().reader
STAY = Answered((PartRef("stay", "benefit"),))
LOST = Decision(Unanswered(), 0.5, "outside", "", (Candidate(PartRef("outside:cars", "subject"), 90.0),))
SCOLDS = Decision(Unanswered(), 0.5, "outside", "", (Candidate(PartRef("talk:complaint", "subject"), 30.0),))
KNOWN = {
    "人家一直不给我": Decision(STAY, 0.6, "answer", ""),
    "怎么办": Decision(Clarify("general", ()), 0.7, "names_no_topic", ""),
    "稳岗返还补多少": Decision(STAY, 0.8, "answer", ""),
    "可能是稳岗补多少": Decision(STAY, 0.2, "answer", ""),
    "有什么补贴": Decision(Clarify("general", ()), 0.7, "talk", ""),
    "我路过": Decision(Clarify("close", ()), 0.2, "close", ""),
    "什么破东西": SCOLDS,
    "算了": Decision(Smalltalk("closing"), 0.9, "smalltalk", ""),
}


def decided(text: str, whole: Decision = LOST) -> Decision:
    def hear(clause: str, _conversation: Conversation) -> Decision:
        return KNOWN.get(clause, LOST)

    return of_clause(Whole(text, whole, Conversation(), hear, READER, 0.4))


@pytest.mark.parametrize(
    "text", ["我路过，稳岗返还补多少", "什么破东西 稳岗返还补多少", "稳岗返还补多少，算了"]
)
def test_the_one_clause_that_asks_and_is_surely_answered_is_the_answer(text: str) -> None:
    assert decided(text).outcome == STAY
    assert decided(text).rule == "clause"


def test_who_asks_what_there_is_behind_a_word_about_himself_is_asked_back() -> None:
    assert decided("我路过，有什么补贴").outcome == Clarify("general", ())


@pytest.mark.parametrize(
    "text",
    ["我路过，可能是稳岗补多少", "车险怎么买，稳岗返还补多少", "我买车，稳岗返还补多少", "稳岗返还补多少"],
)
def test_what_is_unsure_or_beside_something_none_of_ours_stays_unanswered(text: str) -> None:
    assert decided(text) is LOST


def test_what_has_an_answer_keeps_it() -> None:
    own = Decision(Answered((PartRef("grow", "overview"),)), 0.5, "answer", "")
    assert decided("我路过，稳岗返还补多少", own) is own


@pytest.mark.parametrize("asked", ["怎么办", "这该咋办啊", "那我要怎么弄"])
def test_what_to_do_is_asked_of_what_is_told_before_it(asked: str) -> None:
    assert decided(f"人家一直不给我，{asked}").outcome == STAY


def test_what_to_do_alone_is_no_question_about_what_there_is() -> None:
    assert decided("车坏了，怎么办") is LOST
