"""The contract of samples and judgements, on every implementation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.core.auditing.verdicts import Judgement
from bot.ports.audits import Drawn, Given
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

MONDAY = date(2026, 11, 16)
NEXT = MONDAY + timedelta(weeks=1)
GIVEN = [Given(MONDAY, 0, None, 3), Given(MONDAY, 2, "cizao", 40)]


async def sample(storage: Storage, week: date = MONDAY) -> list[Drawn]:
    """Two answers of a week, drawn."""
    numbers = [await storage.questions.record(row()) for _ in range(2)]
    drawn = [Drawn(numbers[0], week, 0), Drawn(numbers[1], week, 2, "cizao")]
    assert await storage.audits.draw(week, drawn, [replace(each, week=week) for each in GIVEN], NOON)
    return drawn


async def test_a_week_is_drawn_once_whoever_tries(storage: Storage) -> None:
    drawn = await sample(storage)
    again = await asyncio.gather(*(storage.audits.draw(MONDAY, drawn[:1], GIVEN, NOON) for _ in range(3)))
    assert not any(again)
    assert await storage.audits.weeks() == [MONDAY]
    assert await storage.audits.drawn(MONDAY, NEXT) == drawn
    assert await storage.audits.given(MONDAY, NEXT) == GIVEN


async def test_a_week_without_answers_is_drawn_as_well(storage: Storage) -> None:
    assert await storage.audits.draw(NEXT, [], [], NOON)
    assert await storage.audits.weeks() == [NEXT]


async def test_the_weeks_asked_for_are_told_apart(storage: Storage) -> None:
    await sample(storage)
    later = await sample(storage, NEXT)
    await storage.audits.judge(Judgement(later[0].question, "小陈", "wrong", NOON))
    after = NEXT + timedelta(weeks=1)
    assert await storage.audits.drawn(NEXT, after) == later
    assert len(await storage.audits.judgements(NEXT, after)) == 1
    assert await storage.audits.judgements(MONDAY, NEXT) == []
    assert len(await storage.audits.given(MONDAY, after)) == 4


async def test_the_first_word_of_a_reader_counts(storage: Storage) -> None:
    drawn = await sample(storage)
    first = Judgement(drawn[1].question, "小陈", "incomplete", NOON, "少了期限")
    second = replace(first, reader="审计", verdict="right", note="")
    assert await storage.audits.judge(first)
    assert await storage.audits.judge(second)
    assert not await storage.audits.judge(replace(first, verdict="right"))
    assert not await storage.audits.judge(replace(first, question=drawn[1].question + 1))
    assert await storage.audits.judgements(MONDAY, NEXT) == [first, second]
