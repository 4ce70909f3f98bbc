"""What a team was asked in a stretch of time, and what came of it: for its group, and to prepare a session.

The office is told of everything. What few people asked is counted and not shown by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.core.desk.counting import Clusters, Counts, Heard, answered, clusters, count, typical
from bot.core.desk.tickets import OFFICE
from bot.core.knowledge.validity import WARNING_DAYS
from bot.core.place import PLACE, local_day
from bot.ports.questions import QuestionFilter
from bot.ports.tickets import TicketFilter
from bot.usecases.reporting.auditing import Auditing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

    from bot.core.desk.tickets import Ticket
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import OutcomeName
    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.reporting.auditing import Audited
    from bot.usecases.tickets.desk import Desk


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment to another, the last one exclusive."""

    since: datetime
    until: datetime

    @classmethod
    def before(cls, day: date, days: int) -> Stretch:
        """So many whole days before a day in Jinjiang."""
        until = datetime.combine(day, time(), PLACE)
        return cls(until - timedelta(days=days), until)

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies in it."""
        return self.since <= moment < self.until


@dataclass(frozen=True, slots=True)
class Day:
    """What came of the questions of one day in Jinjiang."""

    day: date
    outcomes: Mapping[OutcomeName, int]


@dataclass(frozen=True, slots=True)
class Digest:
    """What there is to tell of a stretch."""

    team: str
    stretch: Stretch
    counts: Counts
    days: tuple[Day, ...]
    """Every day of it."""
    answered: Clusters
    """What people asked most and were answered: `topic/part`."""
    missed: Clusters
    """What people asked most and the bot could not answer: numbers of tickets."""
    tickets: tuple[Ticket, ...]
    """Every ticket of the team that somebody asked in the stretch, or that still waits; without history."""
    late: int
    """How many of those that wait are overdue."""
    replied: int
    """How many were answered in the stretch."""
    typical: timedelta | None
    """The median from asked to answered, of these."""
    ending: tuple[Topic, ...]
    """What ends soon, the first to end first."""
    versions: int
    """How many times another version of the knowledge base was taken up, as far as questions show."""
    audited: Audited
    """What reading answers again has shown in the last quarter of a year."""

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(each.waits for each in self.tickets)


class Briefing:
    """Reads the log and the tickets."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._storage = desk.storage
        self._clock = clock
        self._auditing = Auditing(desk.storage, clock)

    async def digest(self, team: str, stretch: Stretch) -> Digest:
        """What a team was asked in a stretch.

        Raises:
            StorageError: the log or the tickets cannot be read.
        """
        least = self._desk.habits.least_askers
        rows = [row async for row in self._rows(team, stretch)]
        heard = [_heard(row) for row in rows]
        tickets = await self._storage.tickets.list(TicketFilter(team=None if team == OFFICE else team))
        people = {each.number: await self._people(each, stretch) for each in tickets}
        times = [took for each in tickets if (took := await self._took(each, stretch)) is not None]
        now, today = self._clock(), self._desk.engine.today(self._clock())
        return Digest(
            team,
            stretch,
            count(heard),
            tuple(_days(stretch, rows)),
            answered(heard, least),
            clusters({str(number): asked for number, asked in people.items()}, least),
            tuple(each for each in tickets if people[each.number] or each.waits),
            sum(each.waits and each.due_at < now for each in tickets),
            len(times),
            typical(times),
            self._desk.engine.catalogue.ending(today, today + timedelta(days=WARNING_DAYS)),
            max(len({row.knowledge_version for row in rows}) - 1, 0),
            await self._auditing.lately(None if team == OFFICE else [team]),
        )

    async def _rows(self, team: str, stretch: Stretch) -> AsyncIterator[LoggedQuestion]:
        async for row in self._storage.questions.list(
            QuestionFilter(since=stretch.since, until=stretch.until)
        ):
            if team in (OFFICE, self._desk.teams.route(row.topic, row.town)):
                yield row

    async def _people(self, ticket: Ticket, stretch: Stretch) -> int:
        """How many asked it in the stretch."""
        if ticket.into is not None:
            return 0  # they are counted where it was merged to
        askers = await self._storage.tickets.askers(ticket.number)
        return sum(stretch.holds(each.asked_at) for each in askers)

    async def _took(self, ticket: Ticket, stretch: Stretch) -> timedelta | None:
        """How long it took to answer, where it was answered in the stretch."""
        if ticket.state != "answered":
            return None
        whole = await self._storage.tickets.get(ticket.number)
        steps = () if whole is None else whole.history
        told = next((each.at for each in reversed(steps) if each.did == "answer"), None)
        return told - whole.since if whole is not None and told is not None and stretch.holds(told) else None


def _days(stretch: Stretch, rows: Sequence[LoggedQuestion]) -> Iterator[Day]:
    day = local_day(stretch.since)
    while day < local_day(stretch.until):
        its = [_heard(row) for row in rows if local_day(row.asked_at) == day]
        yield Day(day, count(its).outcomes)
        day += timedelta(days=1)


def _heard(row: LoggedQuestion) -> Heard:
    return Heard(row.chat, row.outcome, f"{row.topic}/{row.facet}" if row.topic and row.facet else None)
