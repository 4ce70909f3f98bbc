"""The contract of samples and judgements, on every implementation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.core.auditing.verdicts import Judgement
from bot.ports.audits import Drawn, Given, Planted, Sample
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
    assert await storage.audits.draw(Sample(week, drawn, [replace(each, week=week) for each in GIVEN]), NOON)
    return drawn


async def test_a_week_is_drawn_once_whoever_tries(storage: Storage) -> None:
    drawn = await sample(storage)
    again = await asyncio.gather(
        *(storage.audits.draw(Sample(MONDAY, drawn[:1], GIVEN), NOON) for _ in range(3))
    )
    assert not any(again)
    assert await storage.audits.weeks() == [MONDAY]
    assert await storage.audits.drawn(MONDAY, NEXT) == drawn
    assert await storage.audits.given(MONDAY, NEXT) == GIVEN


async def test_a_week_without_answers_is_drawn_as_well(storage: Storage) -> None:
    assert await storage.audits.draw(Sample(NEXT), NOON)
    assert await storage.audits.weeks() == [NEXT]


async def test_the_weeks_asked_for_are_told_apart(storage: Storage) -> None:
    await sample(storage)
    later = await sample(storage, NEXT)
    await storage.audits.judge(Judgement(later[0].question, "小陈", "wrong", NOON), 0)
    after = NEXT + timedelta(weeks=1)
    assert await storage.audits.drawn(NEXT, after) == later
    assert len(await storage.audits.judgements(NEXT, after)) == 1
    assert await storage.audits.judgements(MONDAY, NEXT) == []
    assert len(await storage.audits.given(MONDAY, after)) == 4


async def test_the_first_word_of_a_reader_counts(storage: Storage) -> None:
    drawn = await sample(storage)
    first = Judgement(drawn[1].question, "小陈", "incomplete", NOON, "少了期限")
    second = replace(first, reader="审计", verdict="right", note="")
    assert await storage.audits.judge(first, 0)
    assert await storage.audits.judge(second, 1)
    assert not await storage.audits.judge(replace(first, verdict="right"), 2)
    assert not await storage.audits.judge(replace(first, question=drawn[1].question + 1), 0)
    assert await storage.audits.judgements(MONDAY, NEXT) == [first, second]


async def test_of_several_who_judge_at_once_after_the_same_words_one_is_kept(storage: Storage) -> None:
    (drawn, _) = await sample(storage)
    said = [Judgement(drawn.question, f"r{number}", "right", NOON) for number in range(4)]
    kept = await asyncio.gather(*(storage.audits.judge(each, 0) for each in said))
    assert sorted(kept) == [False, False, False, True]
    assert len(await storage.audits.judgements(MONDAY, NEXT)) == 1


async def test_planted_errors_are_kept_and_judged_apart_from_answers(storage: Storage) -> None:
    question = await storage.questions.record(row())
    planted = Planted(MONDAY, NOON, "稳岗返还返多少", "扩岗补助一人一千五", "abc")
    drawn = [Drawn(question, MONDAY, 0)]
    assert await storage.audits.draw(Sample(MONDAY, drawn, GIVEN, [planted, planted]), NOON)
    found = await storage.audits.planted(MONDAY, NEXT)
    assert found == [replace(planted, number=each.number) for each in found]
    first, second = (each.number for each in found)
    assert first != second
    said = Judgement(second, "小陈", "wrong", NOON)
    assert await storage.audits.judge(said, 0, planted=True)
    assert not await storage.audits.judge(said, 1, planted=True)
    assert not await storage.audits.judge(replace(said, question=second + 1), 0, planted=True)
    assert await storage.audits.judgements(MONDAY, NEXT, planted=True) == [said]
    assert await storage.audits.judgements(MONDAY, NEXT) == []
    assert await storage.audits.planted(NEXT, NEXT) == []
