"""One thing that is asked of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.pieces.each_of import each_of, things_apart
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Decision, Gap, Unanswered
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "启航，对标，拓展的条件分别是什么",
            ("启航计划的条件是什么", "对标计划的条件是什么", "拓展计划的条件是什么"),
        ),
        ("磁灶、安海、东石商会电话", ("磁灶商会电话", "安海商会电话", "东石商会电话")),
        ("雇退伍军人和失业的各减多少税", ("招用退役军人减多少税", "招用失业的减多少税")),
        (
            "稳岗、扩岗、社保补贴什么时候截止",
            ("稳岗什么时候截止", "扩岗什么时候截止", "社保补贴什么时候截止"),
        ),
        ("两个人，一个退伍军人，一个失业的，各减多少", ("一个退役军人减多少", "一个失业的减多少")),
        ("稳岗和扩岗能一起拿吗", ()),
        ("启航和领航有什么区别", ()),
        ("稳岗返还什么时候到账", ()),
    ],
)
def test_each_has_a_question_with_its_whole_name(engine: Engine, text: str, asked: tuple[str, ...]) -> None:
    assert each_of(text, engine.reader) == asked


def test_two_that_are_surely_of_other_topics_are_apart_whatever_the_third_is() -> None:
    stay = Decision(Answered((PartRef("stay", "deadline"),)), 0.8, "answer", "")
    grow = Decision(Gap("grow", "deadline"), 0.7, "known_gap", "")
    unknown = Decision(Unanswered(), 0.5, "nothing_fits", "")
    assert things_apart([stay, grow, unknown])
    assert not things_apart([stay, stay])
    assert not things_apart([stay, unknown])


def test_three_topics_under_one_question_have_a_reply_each(engine: Engine) -> None:
    several = engine.respond("高企，科小，专精特新的条件分别是什么", NOTHING_SAID, TODAY).several
    assert [reply.topic for _, reply in several] == ["high-tech-enterprise", "tech-sme", "specialised-sme"]
    assert {reply.facet for _, reply in several} == {"eligibility"}
