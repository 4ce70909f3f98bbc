"""Comparisons: with a twin, with what nobody has written of, and with what the topic itself speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Compared, Gap, Outcome
from tests.core.small import TODAY, topic
from tests.core.small import engine as small

if TYPE_CHECKING:
    from bot.core.engine import Engine

SMALL = small()


def outcome(text: str) -> Outcome:
    return SMALL.respond(text, Conversation(), TODAY).decision.outcome


def test_two_twins_are_told_apart() -> None:
    assert outcome("稳岗返还和扩岗补助一样吗") == Compared("stay", "grow")


@pytest.mark.parametrize("text", ["稳岗返还和失业保险金一样吗", "稳岗返还跟工伤保险有什么区别"])
def test_beside_what_its_topic_never_speaks_of_nothing_is_claimed(text: str) -> None:
    assert outcome(text) == Gap("stay", None)


def test_what_the_topic_speaks_of_is_no_stranger_to_it() -> None:
    assert outcome("稳岗返还和失业保险费一样吗") != Gap("stay", None)


@pytest.mark.parametrize("text", ["稳岗返还和扩岗补助哪个按人头给", "稳岗返还、扩岗补助，哪一个管招人"])
def test_which_of_two_is_asked_of_both(text: str) -> None:
    assert outcome(text) == Compared("stay", "grow")


def test_which_office_is_no_question_about_which_of_two() -> None:
    assert outcome("稳岗返还和扩岗补助找哪个部门") != Compared("stay", "grow")


def test_a_part_of_its_own_that_tells_it_from_a_stranger_is_given() -> None:
    apart = topic(
        id="refund",
        title="出口退税",
        facets={"overview": "退还出口货物的增值税。"},
        questions=[
            {
                "id": "departure",
                "phrasings": ["离境退税怎么办", "外国游客买东西的离境退税", "离境退税去哪里退"],
                "answer": "离境退税是游客的，不是出口退税。",
            }
        ],
    )
    bot = small(apart)
    found = bot.respond("外国游客的离境退税和出口退税一样吗", Conversation(), TODAY)
    assert found.decision.outcome == Answered((PartRef("refund", "departure"),))


def test_which_of_two_rates_is_asked_of_the_twins_that_are_called_so(engine: Engine) -> None:
    found = engine.decide("研发加计扣除是按120的还是100的", Conversation())
    assert (found.rule, isinstance(found.outcome, Compared)) == ("which_rate", True)
    assert engine.decide("研发加计扣除是按120的吗", Conversation()).rule != "which_rate"


def test_the_other_rate_need_not_be_said(engine: Engine) -> None:
    assert engine.decide("研发加计扣除是按120%还是怎么算", Conversation()).rule == "which_rate"


def test_a_year_and_whether_it_is_or_not_mix_nothing_up(engine: Engine) -> None:
    chat = engine.converse(["设备更新贷款贴息"], TODAY)
    asked = engine.respond("2025年贷的算吗", chat, TODAY).decision
    assert not isinstance(asked.outcome, Compared)
    either = engine.respond("小规模起征点现在含本数还是不含", Conversation(), TODAY).decision
    assert either.is_about("small-scale-vat")
