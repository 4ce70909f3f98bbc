"""Thanks and praise at length are heard as such, unless something is asked or there is a but."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.outcomes import Smalltalk

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("真的谢谢你耐心跟我说了半天", "thanks"),
        ("感谢感谢，回头我跟会计讲", "thanks"),
        ("讲得清楚，你挺厉害的嘛", "praise"),
        ("稍等我还有一件事", "waiting"),
    ],
)
def test_small_talk_at_length(engine: Engine, text: str, kind: str) -> None:
    assert engine.decide(text, Conversation()).outcome == Smalltalk(kind)


def test_thanks_before_a_question_is_a_question(engine: Engine) -> None:
    reply = engine.respond("谢谢，那专精特新要什么材料", Conversation(), TODAY)
    assert reply.topic == "specialised-sme"


def test_thanks_with_a_but_are_no_thanks(engine: Engine) -> None:
    assert engine.decide("谢谢你啊可是没用", Conversation()).outcome != Smalltalk("thanks")


def test_who_to_call_is_asked_of_the_topic_that_is_talked_about(engine: Engine) -> None:
    talked = Conversation("job-stabilisation-refund", "benefit")
    assert "12333" in engine.respond("有电话吗", talked, TODAY).text
    assert engine.respond("给我转人工", talked, TODAY).outcome == "handoff"


def test_what_was_meant_is_heard_after_a_denial(engine: Engine) -> None:
    reply = engine.respond(
        "不是，我问的是专精特新要什么条件", Conversation("small-scale-vat", "overview"), TODAY
    )
    assert reply.topic == "specialised-sme"


@pytest.mark.parametrize("text", ["你们这个到底有没有用", "你这东西顶什么用啊"])
def test_who_is_asked_what_he_is_good_for_is_scolded(engine: Engine, text: str) -> None:
    assert engine.decide(text, Conversation()).outcome == Smalltalk("complaint")


def test_what_a_policy_is_good_for_is_a_question(engine: Engine) -> None:
    assert engine.respond("你说的专精特新有什么用", Conversation(), TODAY).decision.asks_back_about(
        "specialised-sme"
    )
