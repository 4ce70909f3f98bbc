"""What is asked of a policy in words that it never uses is not what it happens to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.outcomes import Gap
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine

STRANGE = ("给不给班车", "可以报销油费吗", "电梯有补贴吗", "的绿化怎么算")
"""What none of the policies speaks of."""
AT_MOST = 0.1
"""Share of such questions that may be answered: a few are too much like one that there is."""


@pytest.mark.parametrize(
    "text", ["扩岗补助给不给班车", "退役士兵税收优惠给不给油费", "服务业贷款贴息给不给班车"]
)
def test_it_is_said_that_the_policy_has_nothing_on_it(engine: Engine, text: str) -> None:
    decision = engine.decide(text, engine.converse([], TODAY), TODAY)
    assert isinstance(decision.outcome, Gap)
    assert decision.rule == "strange_to_it"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("创业担保贷款的中央文件叫啥", "startup-guaranteed-loan"),
        ("简易注销，外头还欠供应商两万块行不行", "business-registration"),
        ("领航班班主任是哪位大佬", "plan-linghang"),
        ("启航干嘛用的", "plan-qihang"),
    ],
)
def test_a_strange_word_beside_what_is_asked_hides_nothing(engine: Engine, text: str, topic: str) -> None:
    assert engine.respond(text, engine.converse([], TODAY), TODAY).topic == topic
    assert engine.decide(text, engine.converse([], TODAY), TODAY).answered is not None


def test_hardly_any_policy_answers_what_it_never_speaks_of(engine: Engine) -> None:
    names = [topic.short for topic in engine.knowledge if topic.kind == "policy"]
    asked = [f"{name}{what}" for name in names for what in STRANGE]
    replies = [engine.respond(text, engine.converse([], TODAY), TODAY) for text in asked]
    answered = [text for text, reply in zip(asked, replies, strict=True) if reply.outcome == "answered"]
    assert len(answered) <= AT_MOST * len(asked), answered
