"""What happens when nothing is sure, on cases made up from a real one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.cases import case
from bot.core.deciding.grounds.sureness import Sureness
from bot.core.deciding.rules import RULES
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Compared, Outcome
from tests.core.small import TODAY
from tests.core.small import engine as small

if TYPE_CHECKING:
    from bot.core.engine import Engine

SMALL = small()
ASKED = case(SMALL.reader.read("招一个应届生补多少"), Conversation(), SMALL.material)


def outcome(outside: float, ours: float) -> Outcome:
    """What is decided where a subject from outside and a part of ours have these chances."""
    part = replace(ASKED.fits[0].part, kind="outside", ref=PartRef("outside:work", "subject"))
    first = replace(ASKED.fits[0], part=part, chance=outside)
    second = replace(ASKED.fits[0], chance=ours)
    here = replace(ASKED, fits=[first, second], sure=Sureness(0.9, 0.9))
    found = next(found for rule in RULES if (found := rule(here)) is not None)
    return found.outcome


@pytest.mark.parametrize(("outside", "ours"), [(0.39, 0.3), (0.3, 0.29), (0.2, 0.1)])
def test_what_is_nearly_as_likely_ours_is_asked_about_and_never_answered(outside: float, ours: float) -> None:
    found = outcome(outside, ours)
    assert isinstance(found, Clarify)
    assert found.options == (PartRef("grow", "benefit"),)


@pytest.mark.parametrize(("outside", "ours"), [(0.8, 0.2), (0.39, 0.1)])
def test_what_is_likelier_from_outside_is_not_answered(outside: float, ours: float) -> None:
    assert outcome(outside, ours).name == "unanswered"


def test_a_topic_is_not_told_apart_from_itself() -> None:
    decided = SMALL.decide("稳岗返还就是稳岗补贴吗", Conversation()).outcome
    assert not isinstance(decided, Compared)


def test_an_article_that_no_answer_speaks_of_is_a_gap() -> None:
    decided = SMALL.decide("稳岗返还办法第三十条怎么写的", Conversation())
    assert (decided.outcome.name, decided.rule) == ("gap", "unknown_article")


@pytest.mark.parametrize(("rival", "answers"), [(0.2, True), (0.4, False)])
def test_where_another_topic_comes_near_the_person_is_asked(rival: float, answers: bool) -> None:
    best = replace(ASKED.fits[0], chance=0.6)
    other = replace(best, part=replace(best.part, ref=PartRef("equipment-loan", "benefit")), chance=rival)
    here = replace(ASKED, fits=[best, other], sure=Sureness(0.9, 0.9))
    found = next(found for rule in RULES if (found := rule(here)) is not None)
    assert isinstance(found.outcome, Answered) is answers


def test_what_the_chat_is_about_is_one_side_of_a_comparison() -> None:
    chat = Conversation(topic="stay")
    named = next(pair for pair in SMALL.knowledge.pairs if "stay" in pair.topics)
    other = next(topic for topic in named.topics if topic != "stay")
    decided = SMALL.decide(f"跟{SMALL.knowledge[other].title}有什么区别", chat).outcome
    assert isinstance(decided, Compared)
    assert {decided.topic, decided.twin} == {"stay", other}


@pytest.mark.parametrize(("topic", "offers"), [(0.2, True), (0.19, False)])
def test_only_a_likely_topic_is_offered(topic: float, offers: bool) -> None:
    """The small knowledge base offers from 0.2."""
    here = replace(ASKED, sure=Sureness(0.0, topic))
    found = next((found for rule in RULES if (found := rule(here)) is not None), None)
    assert (found is not None and isinstance(found.outcome, Clarify)) is offers


def test_an_ambiguous_word_alone_is_asked_about() -> None:
    found = SMALL.decide("贴息", Conversation()).outcome
    assert isinstance(found, Clarify)
    assert {ref.topic for ref in found.options} == {"equipment-loan", "service-loan"}


@pytest.mark.parametrize("said", ["执法检查太多了怎么投诉", "验收老是拖着不给过要找谁说"])
def test_what_complains_of_something_else_and_asks_is_a_question_without_an_answer(
    engine: Engine, said: str
) -> None:
    assert engine.decide(said, Conversation()).outcome.name in ("unanswered", "gap", "clarify")


@pytest.mark.parametrize("said", ["你答的什么东西", "答非所问，太差了"])
def test_a_complaint_about_the_reply_is_none(engine: Engine, said: str) -> None:
    assert engine.decide(said, Conversation()).outcome.name == "smalltalk"


@pytest.mark.parametrize("before", ["高企", "款项支付条例"])
def test_a_standard_part_and_no_more_is_not_the_gap_that_asks_for_it_of_others(
    before: str, engine: Engine
) -> None:
    reply = engine.respond("电话多少", engine.converse([before], TODAY), TODAY)
    assert reply.facet == "contact"
    assert "12345" in reply.text


def test_a_question_among_those_of_the_topic_asks_for_no_standard_part(engine: Engine) -> None:
    chat = engine.converse(["党建入章多少家了"], TODAY)
    reply = engine.respond("里面规模大的占百分之几", chat, TODAY)
    assert reply.facet in ("large-firms", "precision")


def test_many_words_that_are_surely_a_gap_are_that_gap(engine: Engine) -> None:
    chat = engine.converse(["泉州数字化转型试点"], TODAY)
    reply = engine.respond("去年那个通知今年还有没有", chat, TODAY)
    assert (reply.outcome, reply.facet) == ("gap", "now-open")
