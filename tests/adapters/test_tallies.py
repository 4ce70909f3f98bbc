"""The contract of counts, on every implementation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.desk.tickets import Ticket
from bot.ports.questions import QuestionFilter
from bot.ports.tickets import Asker
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

EVERYTHING = QuestionFilter()


async def ask(storage: Storage) -> None:
    """Three people, four questions; two late at night in London, in the morning in Jinjiang."""
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    for each in (
        row(),
        row(chat="c2", asked_at=late),
        row(chat="c2", asked_at=late, outcome="unanswered", topic=None),
        row(chat="c3", town=None, topic="six-plans", outcome="clarify"),
    ):
        await storage.questions.record(each)


async def test_where_nothing_was_asked_there_is_nothing_to_count(storage: Storage) -> None:
    assert await storage.tallies.first() is None
    assert await storage.tallies.days(EVERYTHING) == {}
    assert await storage.tallies.people(EVERYTHING) == 0
    assert await storage.tallies.misses(NOON, NOON + timedelta(days=1), None, 5) == []


async def test_a_day_is_one_in_jinjiang(storage: Storage) -> None:
    await ask(storage)
    first, next_day = date(2026, 11, 24), date(2026, 11, 25)
    assert await storage.tallies.days(EVERYTHING) == {
        (first, "answered"): 1,
        (first, "clarify"): 1,
        (next_day, "answered"): 1,
        (next_day, "unanswered"): 1,
    }
    assert await storage.tallies.first() == NOON


async def test_towns_topics_and_people_are_counted(storage: Storage) -> None:
    await ask(storage)
    assert await storage.tallies.towns(EVERYTHING) == {
        ("yinglin", "answered"): 2,
        ("yinglin", "unanswered"): 1,
        (None, "clarify"): 1,
    }
    assert await storage.tallies.topics(EVERYTHING) == {"six-taxes": 2, "six-plans": 1}
    assert await storage.tallies.people(EVERYTHING) == 3
    assert await storage.tallies.people_by_town(EVERYTHING) == {"yinglin": 2, None: 1}


async def test_only_what_is_wanted_counts(storage: Storage) -> None:
    await ask(storage)
    wanted = QuestionFilter(outcomes=("clarify",), towns=[None])
    assert await storage.tallies.people(wanted) == 1
    assert await storage.tallies.topics(wanted) == {"six-plans": 1}
    assert await storage.tallies.towns(QuestionFilter(until=NOON)) == {}


async def test_the_most_asked_tickets_come_first_and_merged_ones_not_at_all(storage: Storage) -> None:
    question = await storage.questions.record(row())
    for number, (team, state) in enumerate((("office", "open"), ("cizao", "open"), ("cizao", "merged"))):
        ticket = Ticket("要不要报批", "unanswered", team, NOON, NOON, state=state)  # type: ignore[arg-type]  # states
        kept = await storage.tickets.open(ticket)
        for chat in range(number + 1):
            await storage.tickets.join(kept.number, Asker(f"c{chat}", "web", question, NOON))
    day = NOON, NOON + timedelta(days=1)
    found = await storage.tallies.misses(*day, None, 5)
    assert [(each.team, each.asked) for each in found] == [("cizao", 2), ("office", 1)]
    assert [each.team for each in await storage.tallies.misses(*day, ["office"], 5)] == ["office"]
    assert len(await storage.tallies.misses(*day, None, 1)) == 1
    assert await storage.tallies.misses(day[1], day[1], None, 5) == []
