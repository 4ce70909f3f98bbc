"""What a process remembers of a chat: figures for a while, and when a person is to be offered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory import InMemoryChats, InMemoryQuestionLog
from bot.core.text.amounts import amounts
from bot.ports.questions import QuestionFilter
from bot.usecases.assistant import Assistant
from bot.usecases.remembering import Memory
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from bot.core.engine import Engine

HALF_AN_HOUR = timedelta(minutes=30)


def memory(clock: FixedClock) -> Memory:
    return Memory(clock, HALF_AN_HOUR)


def test_the_third_miss_in_a_row_is_when_a_person_is_offered_and_only_once() -> None:
    kept = memory(FixedClock())
    assert [kept.missed("chat", [outcome]) for outcome in ("gap", "unanswered", "gap", "gap")] == [
        False,
        False,
        True,
        False,
    ]


def test_an_answer_between_begins_the_count_again_and_thanks_do_not() -> None:
    kept = memory(FixedClock())
    assert not any(kept.missed("chat", [each]) for each in ("gap", "gap", "answered", "gap", "gap"))
    assert not kept.missed("chat", ["smalltalk"])
    assert kept.missed("chat", ["unanswered"])


def test_chats_do_not_mix_and_silence_ends_a_conversation() -> None:
    clock = FixedClock()
    kept = memory(clock)
    kept.keep("one", amounts("28个人"))
    kept.missed("one", ["gap", "gap"])
    assert not kept.missed("other", ["gap"])
    assert kept.figures("one")
    clock.now += HALF_AN_HOUR + timedelta(seconds=1)
    assert kept.figures("one") == ()
    assert not kept.missed("one", ["gap"])


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    return Assistant(engine, InMemoryQuestionLog(), InMemoryChats(), FixedClock(), HALF_AN_HOUR)


async def test_the_offer_stands_in_the_third_reply_without_an_answer(assistant: Assistant) -> None:
    offer = assistant.engine.language.wording("handoff_offered")
    texts = [
        (await assistant.answer("test", "chat", text)).reply.text
        for text in ("深圳明天天气怎么样", "火星上能不能种水稻", "帮我算一下彩票号码", "怎么给猫洗澡")
    ]
    outcomes = [row.outcome async for row in assistant._questions.list(QuestionFilter())]
    assert outcomes == ["unanswered"] * 4, outcomes
    assert [offer in text for text in texts] == [False, False, True, False]


async def test_a_figure_is_remembered_from_one_message_to_the_next(assistant: Assistant) -> None:
    await assistant.answer("test", "chat", "小规模开票20万要交增值税吗")
    reply = (await assistant.answer("test", "chat", "季度")).reply
    assert "按您说的“20 万元”：一个季度没有达到起征点" in reply.text
