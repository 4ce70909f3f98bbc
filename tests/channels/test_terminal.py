"""The terminal conversation: numbered choices, none of these, leaving."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.adapters.memory import InMemoryChats, InMemoryQuestionLog
from bot.channels.terminal import TerminalChat
from bot.ports.questions import QuestionFilter
from bot.usecases.assistant import Assistant
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
