"""After a comparison a follow-up may be about either side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply

TODAY = date(2026, 11, 27)
LOANS = "设备更新贷款贴息和中小微企业贷款贴息有什么区别"


def talk(engine: Engine, *texts: str) -> list[Reply]:
    conversation, replies = Conversation(), []
    for text in texts:
        replies.append(engine.respond(text, conversation, TODAY))
        conversation = conversation.after(replies[-1])
    return replies


@pytest.mark.parametrize("text", ["贴几个点", "什么时候截止"])
def test_what_both_sides_have_is_asked_back(engine: Engine, text: str) -> None:
    reply = talk(engine, LOANS, text)[-1]
    assert reply.outcome == "clarify"
    offered = {option.id.partition("/")[0] for option in reply.options}
    assert offered == {"equipment-loan-interest", "sme-loan-interest"}


def test_the_side_that_is_named_is_answered(engine: Engine) -> None:
    reply = talk(engine, LOANS, "设备更新的贴几个点")[-1]
    assert (reply.outcome, reply.topic) == ("answered", "equipment-loan-interest")


def test_once_a_side_was_answered_the_chat_is_about_that(engine: Engine) -> None:
    replies = talk(engine, LOANS, "设备更新的贴几个点", "什么时候截止")
    assert replies[-1].topic == "equipment-loan-interest"
    assert replies[-1].outcome == "answered"


def test_thanks_are_of_no_side(engine: Engine) -> None:
    assert talk(engine, LOANS, "谢谢")[-1].outcome == "smalltalk"
