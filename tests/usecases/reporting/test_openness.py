"""Months as everybody may see them: complete ones told apart, few people never by themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.auditing.verdicts import Judgement
from bot.core.desk.tickets import OFFICE, Reviewer, Step, Ticket, take
from bot.ports.audits import Drawn, Given, Sample
from bot.usecases.reporting.auditing import Auditing
from bot.usecases.reporting.figures import Counted
from bot.usecases.reporting.openness import LASTS, MONTHS, Openness
from tests.adapters.rows import row
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import Mapping

OCTOBER = datetime(2026, 10, 14, 2, 0, tzinfo=UTC)
LIN = Reviewer("老林", OFFICE)


class House:
    """Some months; it is November 2026."""

    def __init__(self, least: int = 3) -> None:
        self.storage, self.clock = InMemoryStorage(), FixedClock()
        auditing = Auditing(self.storage, self.clock)
        self.openness = Openness(self.storage, auditing, self.clock, least)

    async def ask(self, people: Mapping[str | None, int], at: datetime = OCTOBER) -> None:
        """One answered question of so many people in each town."""
        for town, count in people.items():
            for number in range(count):
                await self.storage.questions.record(row(town=town, chat=f"{town}{number}", asked_at=at))


async def test_where_nobody_asked_there_are_no_months() -> None:
    assert (await House().openness.months()).what == ()


async def test_every_month_since_the_first_question_is_there_and_the_running_one_is_marked() -> None:
    house = House()
    await house.ask({"cizao": 3}, datetime(2026, 8, 31, 17, 0, tzinfo=UTC))  # September in Jinjiang
    found = (await house.openness.months()).what
    assert [each.first for each in found] == [date(2026, 11, 1), date(2026, 10, 1), date(2026, 9, 1)]
    assert [each.complete for each in found] == [False, True, True]
    assert [each.total.asked for each in found] == [0, 0, 3]
    assert found[0].total.rate is None


async def test_no_more_months_are_counted_than_are_shown() -> None:
    house = House()
    await house.ask({"cizao": 1}, datetime(2020, 1, 1, tzinfo=UTC))
    assert len((await house.openness.months()).what) == MONTHS


async def test_small_talk_is_no_question_and_only_answers_are_answered() -> None:
    house = House()
    for outcome in ("answered", "gap", "smalltalk", "clarify"):
        await house.storage.questions.record(row(outcome=outcome, asked_at=OCTOBER))
    assert (await house.openness.months()).what[1].total == Counted(3, 1)


@pytest.mark.parametrize(
    ("people", "shown", "others"),
    [
        ({"cizao": 5, "yinglin": 1, "anhai": 2}, {"cizao"}, 3),
        ({"cizao": 5, "shenhu": 4, "yinglin": 1}, {"cizao"}, 5),  # or else the one is what is missing
        ({"cizao": 5, None: 3}, {"cizao", None}, 0),
        ({"cizao": 2, "yinglin": 1}, set(), 3),
        ({"cizao": 1, "yinglin": 1}, set(), 0),
    ],
)
async def test_towns_of_few_people_are_put_together_and_cannot_be_had_by_subtracting(
    people: Mapping[str | None, int], shown: set[str | None], others: int
) -> None:
    house = House()
    await house.ask(people)
    month = (await house.openness.months()).what[1]
    assert (set(month.towns), month.others.asked) == (shown, others)
    assert month.total.asked == sum(people.values())


async def test_one_who_asks_much_is_still_one() -> None:
    house = House()
    for _ in range(9):
        await house.storage.questions.record(row(town="cizao", chat="a", asked_at=OCTOBER))
    month = (await house.openness.months()).what[1]
    assert (month.towns, month.others) == ({}, Counted(0, 0))


async def test_answers_are_counted_in_working_days_of_the_month_they_came_in() -> None:
    house = House()
    friday = datetime(2026, 10, 16, 2, 0, tzinfo=UTC)
    await house.ask({"cizao": 3})
    for days in (0, 3, 4):  # the same day, Monday, Tuesday
        opened = Ticket("问", "gap", OFFICE, friday, friday, history=(Step("open", LIN, friday),))
        ticket = await house.storage.tickets.open(opened)
        answered = take(ticket, Step("answer", LIN, friday + timedelta(days=days), "有。"))
        assert isinstance(answered, Ticket)
        assert await house.storage.tickets.change(ticket, answered)
    month = (await house.openness.months()).what[1]
    assert (month.working_days, month.tickets) == (1, 3)


async def test_silent_mistakes_are_unknown_until_read_and_belong_to_the_month_their_week_began_in() -> None:
    house, monday = House(), date(2026, 10, 26)
    await house.ask({"cizao": 3})
    assert (await house.openness.months()).what[1].audited.rate is None
    drawn = [Drawn(number, monday, 0) for number in (1, 2)]
    await house.storage.audits.draw(Sample(monday, drawn, [Given(monday, 0, None, 2)]), house.clock())
    for number, verdict in ((1, "wrong"), (2, "right")):
        for before, reader in enumerate(("小陈", "审计")):
            judged = Judgement(number, reader, verdict, house.clock())  # type: ignore[arg-type]  # verdicts
            assert await house.storage.audits.judge(judged, before)
    house.clock.advance(LASTS.total_seconds())
    running, october = (await house.openness.months()).what
    assert october.audited.rate is not None
    assert (october.audited.rate.share, october.audited.done) == (0.5, True)
    assert running.audited.rate is None


async def test_a_visit_does_not_count_anew() -> None:
    house = House()
    await house.ask({"cizao": 3})
    assert (await house.openness.months()).what[1].total.asked == 3
    await house.ask({"yinglin": 3})
    assert (await house.openness.months()).what[1].total.asked == 3
    house.clock.advance(LASTS.total_seconds())
    assert (await house.openness.months()).what[1].total.asked == 6
