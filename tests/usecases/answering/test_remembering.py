"""What is remembered of a chat: figures for a while, and when a person is to be offered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.ports.chats import ChatState
from bot.ports.questions import QuestionFilter
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.choices import NoSuchChoice
from bot.usecases.answering.remembering import missed
from bot.usecases.draft import Draft
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import OutcomeName

HALF_AN_HOUR = timedelta(minutes=30)
NOON = FixedClock().now


def dues(*outcomes: OutcomeName) -> list[bool]:
    """Whether a person is due after each of these outcomes."""
    state, found = ChatState(), []
    for outcome in outcomes:
        state, due = missed(state, [outcome], NOON, HALF_AN_HOUR)
        found.append(due)
    return found


def test_the_third_miss_in_a_row_is_when_a_person_is_offered_and_only_once() -> None:
    assert dues("gap", "unanswered", "gap", "gap") == [False, False, True, False]


def test_an_answer_between_begins_the_count_again_and_thanks_do_not() -> None:
    assert not any(dues("gap", "gap", "answered", "gap", "gap"))
    assert dues("gap", "gap", "answered", "gap", "gap", "smalltalk", "unanswered")[-1]


def test_silence_ends_a_conversation() -> None:
    state, _ = missed(ChatState(), ["gap", "gap"], NOON, HALF_AN_HOUR)
    assert missed(state, ["gap"], NOON + HALF_AN_HOUR, HALF_AN_HOUR)[1]
    assert not missed(state, ["gap"], NOON + HALF_AN_HOUR + timedelta(seconds=1), HALF_AN_HOUR)[1]


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


async def test_figures_and_misses_survive_a_restart(engine: Engine) -> None:
    chats = InMemoryChats()

    def started() -> Assistant:
        return Assistant(engine, InMemoryQuestionLog(), chats, FixedClock(), HALF_AN_HOUR)

    await started().answer("test", "chat", "小规模开票20万要交增值税吗")
    reply = (await started().answer("test", "chat", "季度")).reply
    assert "按您说的“20 万元”：一个季度没有达到起征点" in reply.text
    offer = engine.language.wording("handoff_offered")
    for text in ("深圳明天天气怎么样", "火星上能不能种水稻"):
        assert offer not in (await started().answer("test", "other", text)).reply.text
    assert offer in (await started().answer("test", "other", "帮我算一下彩票号码")).reply.text


async def test_a_number_that_answers_us_is_kept_without_what_stands_around_it(engine: Engine) -> None:
    chats = InMemoryChats()
    assistant = Assistant(engine, InMemoryQuestionLog(), chats, FixedClock(), HALF_AN_HOUR)
    await assistant.answer("test", "chat", "残保金按在职职工人数怎么减")
    await assistant.answer("test", "chat", "我们厂28个人，电话是13812345678")
    assert "13812345678" not in repr(await chats.get("chat"))


async def test_a_typed_number_picks_a_side_if_there_is_one_and_is_a_figure_otherwise(
    assistant: Assistant,
) -> None:
    await assistant.answer("test", "chat", "厂里残疾人比例1.2%残保金要交吗")
    assert await assistant.choices.typed("test", "chat", "28") is None
    draft = await assistant.choices.typed("test", "chat", "1")
    assert isinstance(draft, Draft)
    assert draft.reply is not None
    assert "免征残保金" in draft.reply.text
    assert draft.state is not None
    assert [each.picked for each in draft.state.figures][-1]


async def test_an_ordinal_that_no_open_choice_takes_counts_what_the_chat_has_shown(
    assistant: Assistant,
) -> None:
    assert isinstance(await assistant.choices.typed("test", "chat", "第三个"), NoSuchChoice)
    await assistant.answer("test", "chat", "六个计划是哪六个")
    assert await assistant.choices.typed("test", "chat", "第三个") is None
    assert (await assistant.answer("test", "chat", "第三个")).reply.topic == "plan-tuozhan"
