"""Planted errors: surely wrong, told apart by nobody, and counted nowhere but for what they measure."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.core.auditing.readers import caught
from bot.core.conversing import NOTHING_SAID
from bot.ports.questions import QuestionFilter
from bot.usecases.reporting.auditing import WEEK, Auditing, monday_of
from bot.usecases.reporting.planting import SHARE, Planting
from bot.usecases.reporting.rereading import Rereading, Said
from bot.usecases.reporting.sampling import Sampling
from tests.adapters.rows import row
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from bot.core.auditing.verdicts import Verdict
    from bot.core.engine import Engine

MONDAY = date(2026, 11, 16)
ANSWERS = 10


class Office:
    """Some answers of last week, and errors among them."""

    def __init__(self, engine: Engine, most: int = 2) -> None:
        self.storage, self.clock = InMemoryStorage(), FixedClock()
        self.planting = Planting(lambda: engine, most, Random(7))  # noqa: S311  # the same every time
        self.sampling = Sampling(self.storage, self.planting, self.clock)
        self.reading = Rereading(self.storage, b"secret", self.clock)
        self.auditing = Auditing(self.storage, self.clock)

    async def draw(self) -> None:
        for number in range(ANSWERS):
            at = self.clock() - timedelta(days=5, minutes=number)
            await self.storage.questions.record(row(asked_at=at, text=f"问题{number}"))
        assert await self.sampling.draw() == 4

    async def judge_all(self, reader: str, real: Verdict, planted: Verdict) -> int:
        """Somebody reads everything; says how many that were."""
        count, texts = 0, {each.text for each in await self.storage.audits.planted(date.min, date.max)}
        while (reading := await self.reading.next(reader)) is not None:
            verdict = planted if reading.row.text in texts else real
            said = Said(reading.key, reading.seen, verdict)
            assert await self.reading.judge(reader, said) == "judged"
            count += 1
        return count


def test_what_is_planted_is_surely_wrong_and_of_its_week(engine: Engine) -> None:
    found = Planting(lambda: engine, 5, Random(3)).plant(MONDAY, 90)  # noqa: S311  # the same every time
    assert len(found) == 5
    for each in found:
        assert monday_of(each.asked_at) == each.week == MONDAY
        right = engine.respond(each.text, NOTHING_SAID, engine.today(each.asked_at))
        assert right.outcome == "answered"
        assert right.topic in engine.knowledge.twins
        assert each.shown != right.text


@pytest.mark.parametrize(("most", "drawn", "wanted"), [(0, 90, 0), (4, SHARE - 1, 0), (4, SHARE, 1)])
def test_few_are_planted_where_little_is_read_and_none_where_none_are_wanted(
    engine: Engine, most: int, drawn: int, wanted: int
) -> None:
    planting = Planting(lambda: engine, most, Random(3))  # noqa: S311  # the same every time
    assert len(planting.plant(MONDAY, drawn)) == wanted


async def test_planted_ones_are_read_among_the_others_and_never_in_the_log(engine: Engine) -> None:
    office = Office(engine)
    await office.draw()
    assert await office.judge_all("小陈", "right", "wrong") == ANSWERS + 2
    logged = [each.text async for each in office.storage.questions.list(QuestionFilter())]
    planted = await office.storage.audits.planted(date.min, date.max)
    assert len(planted) == 2
    assert not {each.text for each in planted} & set(logged)


async def test_what_readers_find_is_counted_and_never_among_the_mistakes(engine: Engine) -> None:
    office = Office(engine)
    await office.draw()
    for reader in ("小陈", "审计"):
        await office.judge_all(reader, "right", "wrong")
    found = await office.auditing.lately()
    assert (found.caught.judged, found.caught.found, found.caught.share) == (2, 2, 1.0)
    assert found.caught.interval.lower < 0.2
    assert found.rate is not None
    assert (found.rate.wrong, found.drawn, found.verdicts) == (0, ANSWERS, {"right": ANSWERS})
    assert found.twice == ANSWERS


async def test_who_overlooks_everything_is_shown_to(engine: Engine) -> None:
    office = Office(engine)
    await office.draw()
    for reader in ("小陈", "审计"):
        await office.judge_all(reader, "right", "right")
    found = await office.auditing.lately()
    assert (found.caught.found, found.caught.share) == (0, 0.0)
    assert found.rate is not None
    assert found.rate.share == 0


async def test_keys_do_not_tell_which_are_planted(engine: Engine) -> None:
    office = Office(engine)
    await office.draw()
    items = await office.reading._items()
    assert len({len(each.key) for each in items}) == 1
    order = [each.planted is None for each in sorted(items, key=lambda each: each.key)]
    assert order not in (sorted(order), sorted(order, reverse=True))


def test_an_error_that_is_taken_for_incomplete_is_not_found() -> None:
    found = caught(["wrong", "incomplete", "unsure", "right", None])
    assert (found.judged, found.found) == (4, 1)
    assert caught([]).share is None


def test_a_week_begins_on_a_monday_in_jinjiang() -> None:
    assert monday_of(FixedClock()()) == MONDAY + WEEK
