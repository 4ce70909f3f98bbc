"""An ordinal means what the chat has shown in this place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.outcomes import Smalltalk

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 27)
THREE = ("disability-levy/overview", "six-taxes-two-fees/overview", "rd-super-deduction/overview")
SHOWN = Conversation(shown=THREE)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("第一个讲讲", THREE[0]),
        ("那第二个呢", THREE[1]),
        ("最后一个是什么", THREE[2]),
        ("第二个什么时候到期", "six-taxes-two-fees/deadline"),
    ],
)
def test_what_stands_there_is_shown_or_asked(engine: Engine, text: str, part: str) -> None:
    decision = engine.decide(text, SHOWN, TODAY)
    assert (str(decision.about), decision.rule) == (part, "pointed")


def test_what_was_asked_of_one_is_asked_of_the_next(engine: Engine) -> None:
    chat = Conversation("six-taxes-two-fees", "deadline", shown=THREE)
    assert str(engine.decide("第一个呢", chat, TODAY).about) == "disability-levy/deadline"


def test_two_are_told_apart_by_their_numbers(engine: Engine) -> None:
    chat = Conversation(shown=("sme-loan-interest/overview", "equipment-loan-interest/overview"))
    reply = engine.respond("第一个和第二个有什么区别", chat, TODAY)
    assert {reply.topic, reply.beside} == {"sme-loan-interest", "equipment-loan-interest"}


def test_a_number_that_nothing_stands_at_points_at_nothing(engine: Engine) -> None:
    assert engine.decide("第四个怎么申请", SHOWN, TODAY).rule != "pointed"


def test_what_an_answer_counts_up_can_be_pointed_at(engine: Engine) -> None:
    chat = engine.converse(["六个计划是哪六个"], TODAY)
    assert engine.respond("第三个是什么", chat, TODAY).topic == "plan-tuozhan"
    assert engine.respond("第一个在哪些镇", chat, TODAY).topic == "plan-qihang"


def test_the_questions_of_one_message_can_be_pointed_at(engine: Engine) -> None:
    chat = engine.converse(["稳岗返还返多少，扩岗补助怎么领"], TODAY)
    assert engine.respond("第二个什么时候截止", chat, TODAY).topic == "job-expansion-subsidy"


def test_topics_talked_of_in_turn_can_be_pointed_at(engine: Engine) -> None:
    chat = engine.converse(["残保金", "六税两费", "研发加计扣除"], TODAY)
    assert engine.respond("第二个到什么时候", chat, TODAY).topic == "six-taxes-two-fees"


def test_an_ordinal_after_numbered_lines_may_mean_one_of_these(engine: Engine) -> None:
    chat = engine.converse(["残保金", "六税两费", "专精特新要什么条件"], TODAY)
    assert engine.decide("第二个讲讲", chat, TODAY).outcome == Smalltalk("uncounted")


def test_an_ordinal_alone_that_points_at_nothing_is_no_question(engine: Engine) -> None:
    assert engine.decide("第四个呢", SHOWN, TODAY).outcome == Smalltalk("uncounted")
    assert engine.decide("第二个呢", Conversation("disability-levy"), TODAY).outcome == Smalltalk("uncounted")


def test_a_list_behind_a_colon_at_the_end_of_the_first_line_is_counted(engine: Engine) -> None:
    chat = engine.converse(["六个计划有哪些", "对标计划是什么"], TODAY)
    assert engine.respond("第五个呢", chat, TODAY).topic == "plan-yangguang"
