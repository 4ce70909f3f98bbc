"""The terminal conversation: numbered choices, none of these, leaving."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.channels.terminal import TerminalChat
from bot.messages import message
from bot.ports.questions import QuestionFilter
from bot.usecases.answering.assistant import Assistant
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from bot.core.engine import Engine


async def talk(engine: Engine, *lines: str) -> tuple[str, InMemoryQuestionLog]:
    log = InMemoryQuestionLog()
    assistant = Assistant(engine, log, InMemoryChats(), FixedClock(), timedelta(minutes=30))
    out = io.StringIO()
    said = io.StringIO("".join(f"{line}\n" for line in lines))
    await TerminalChat(assistant, engine.language.wording, said, out).run()
    return out.getvalue(), log


async def test_a_number_chooses_and_zero_means_none_of_these(engine: Engine) -> None:
    text, log = await talk(engine, "贴息", "0", "贴息", "1")
    assert "没有一项对得上" in text
    assert "财金〔2026〕2号" in text
    feedback = [row.feedback async for row in log.list(QuestionFilter())]
    assert feedback == [("none_of_these",), ("choice:equipment-loan-interest/overview",), ()]


async def test_a_number_that_was_not_offered_is_said_kindly(engine: Engine) -> None:
    text, _ = await talk(engine, "贴息", "99")
    count = text.count("\n  ") - text.count("\n  0.")
    assert engine.language.wording("terminal.no_such_number", count=count) in text


async def test_a_hotline_is_no_number_that_chooses(engine: Engine) -> None:
    text, log = await talk(engine, "贴息", "12366")
    assert "12366" in text
    assert [row.text async for row in log.list(QuestionFilter())] == ["贴息", "12366"]


async def test_empty_lines_are_ignored_and_the_end_of_input_says_goodbye(engine: Engine) -> None:
    text, log = await talk(engine, "", "   ")
    assert text.rstrip().endswith(engine.language.wording("terminal.farewell").rstrip())
    assert [row async for row in log.list(QuestionFilter())] == []


async def test_digits_without_end_are_no_number_that_was_offered(engine: Engine) -> None:
    text, log = await talk(engine, "贴息", "7" * 5000)
    assert "没有这个数字" in text
    assert [row.text async for row in log.list(QuestionFilter())] == ["贴息"]


@pytest.mark.parametrize("typed", ["1", "1.", "选1", "第一个", "就第一个"])
async def test_a_choice_may_be_typed_in_many_ways(engine: Engine, typed: str) -> None:
    text, _ = await talk(engine, "贴息", typed)
    assert "财金〔2026〕2号" in text


async def test_none_of_these_may_be_said_in_words(engine: Engine) -> None:
    _, log = await talk(engine, "贴息", "都不是")
    assert [row.feedback async for row in log.list(QuestionFilter())] == [("none_of_these",)]


async def test_without_open_choices_a_bare_number_is_a_question(engine: Engine) -> None:
    _, log = await talk(engine, "3")
    assert [row.text async for row in log.list(QuestionFilter())] == ["3"]


async def test_without_open_choices_what_only_chooses_asks_nothing(engine: Engine) -> None:
    said, log = await talk(engine, "第一个")
    assert [row.text async for row in log.list(QuestionFilter())] == []
    assert engine.language.wording("terminal.nothing_open") in said


async def test_the_menu_leads_by_category_to_a_topic_and_back(engine: Engine) -> None:
    categories = engine.catalogue.categories
    first = engine.catalogue.topics(categories[0].id, engine.today(FixedClock()()))
    text, log = await talk(engine, "菜单", "1", "1", "返回", "返回", "返回")
    assert [row.topic async for row in log.list(QuestionFilter())] == [first[0].id.partition("/")[0]]
    assert text.count(f"1. {categories[0].label}") == 3
    assert text.count(f"1. {first[0].label}\n") >= 2


async def test_cancelling_closes_the_choices(engine: Engine) -> None:
    text, log = await talk(engine, "贴息", "取消", "1")
    assert message("terminal.cancelled") in text
    assert [row.text async for row in log.list(QuestionFilter())] == ["贴息", "1"]


@pytest.mark.parametrize("typed", ["帮助", "help", "/help"])
async def test_help_is_shown_and_logged_nowhere(engine: Engine, typed: str) -> None:
    text, log = await talk(engine, typed)
    assert message("terminal.help") in text
    assert [row async for row in log.list(QuestionFilter())] == []


async def test_where_a_figure_is_asked_for_a_number_is_a_choice_only_if_there_is_one(engine: Engine) -> None:
    asked = "厂里残疾人比例1.2%残保金要交吗"
    text, _ = await talk(engine, asked, "2")
    assert "  1. 30 人及以下\n  2. 超过 30 人\n" in text
    assert "  0." not in text
    text, log = await talk(engine, asked, "28")
    assert "按您说的“28 人”：在职职工 30 人（含）以下的企业，免征残保金。" in text
    assert [row.text async for row in log.list(QuestionFilter())] == [asked, "28"]
