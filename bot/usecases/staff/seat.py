"""What one person at the console sees and does. What is not theirs does not exist here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from bot.core.desk.tickets import LONGEST, OFFICE, WAITING, Refusal, Reviewer
from bot.core.place import PLACE, local_day
from bot.ports.questions import QuestionFilter
from bot.ports.staff import Entry
from bot.ports.tickets import TicketFilter
from bot.usecases.reporting.figures import by_outcome
from bot.usecases.tickets.reviewing import Reviewing, refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from bot.core.desk.teams import Team
    from bot.core.desk.tickets import Act, State, Ticket
    from bot.ports import Clock
    from bot.ports.groups import Group
    from bot.ports.questions import LoggedQuestion
    from bot.ports.staff import Member
    from bot.usecases.tickets.desk import Desk

_HIGHEST = 2**63 - 1
"""Number that fits the column."""
ALIKE = 5
"""Tickets shown beside one that ask something alike."""


@dataclass(frozen=True, slots=True)
class Today:
    """The numbers of a day, each for itself."""

    asked: Mapping[str, int]
    """Outcome → questions."""
    waiting: int
    overdue: int


class Seat:
    """One person's place at the desk."""

    def __init__(self, member: Member, desk: Desk, clock: Clock) -> None:
        """A place.

        Args:
            member: who sits there.
            desk: where tickets are.
            clock: tells what is overdue.
        """
        self.member = member
        self._standing = member.standing
        self._desk = desk
        self._storage = desk.storage
        self._reviewing = Reviewing(desk, clock)
        self._clock = clock

    @property
    def teams(self) -> Sequence[Team]:
        """The teams whose things are seen here."""
        return [each for each in self._desk.teams if self._standing.sees(each.id)]

    async def today(self) -> Today:
        """The numbers since midnight."""
        midnight = datetime.combine(local_day(self._clock()), time(), PLACE).astimezone(UTC)
        asked = await self._storage.tallies.towns(self._mine(QuestionFilter(since=midnight)))
        waiting = await self.tickets(WAITING)
        return Today(by_outcome(asked), len(waiting), sum(each.due_at < self._clock() for each in waiting))

    async def tickets(
        self, states: Sequence[State] = WAITING, team: str | None = None, *, overdue: bool = False
    ) -> Sequence[Ticket]:
        """Tickets without their history, what is due first before the rest.

        Args:
            states: in which they are.
            team: whose they are; None: all that are seen here.
            overdue: only those that should be answered by now.
        """
        wanted = TicketFilter(states=states, due_before=self._clock() if overdue else None)
        scope = self._standing.scope
        if team is not None:
            scope = (team,) if self._standing.sees(team) else ()
        teams = (None,) if scope is None else scope
        found = [each for of in teams for each in await self._storage.tickets.list(replace(wanted, team=of))]
        return sorted(found, key=lambda each: (each.due_at, each.number))

    async def ticket(self, number: int) -> Ticket | None:
        """A ticket with its history; None where there is none to be seen."""
        found = await self._storage.tickets.get(number) if 0 < number <= _HIGHEST else None
        return found if found is not None and self._standing.sees(found.team) else None

    async def told(self, ticket: Ticket) -> tuple[int, int]:
        """How many of those who asked were told the answer, and how many were not."""
        askers = await self._storage.tickets.askers(ticket.number)
        told = sum(each.told_at is not None for each in askers)
        return told, len(askers) - told

    async def asked(self, ticket: Ticket) -> int | None:
        """The row of the question log that a ticket began with, if that is seen here."""
        askers = await self._storage.tickets.askers(ticket.number)
        row = await self.question(askers[0].question) if askers else None
        return row.id if row is not None else None

    async def alike(self, ticket: Ticket) -> Sequence[Ticket]:
        """Other tickets that wait and ask something alike."""
        found = await self._desk.alike(ticket, ALIKE * 4)
        return [each for each in found if self._standing.sees(each.team)][:ALIKE]

    def may_act(self, ticket: Ticket) -> bool:
        """Whether anything may be done to it here."""
        return self._standing.acts_for(ticket.team) is not None

    def preview(self, ticket: Ticket, answer: str) -> str:
        """An answer as whoever asked will read it.

        Raises:
            RefusedError: it is empty or too long.
        """
        if not answer.strip():
            raise refused(ticket.number, Refusal("no_answer"))
        if len(answer) > LONGEST:
            raise refused(ticket.number, Refusal("too_long", {"most": LONGEST}))
        return self._desk.answers.preview(ticket, answer.strip())

    async def act(self, number: int, did: Act, detail: str = "") -> Ticket:
        """Does something to a ticket, in the person's name and that of the team; it is in the audit log.

        Raises:
            RefusedError: there is no such ticket here, or it may not be done now, or not by them.
            StorageError: nothing was done.
        """
        async with self._storage.together():
            ticket = await self.ticket(number)
            team = None if ticket is None else self._standing.acts_for(ticket.team)
            if team is None or (did == "merge" and not await self._merges(detail)):
                raise refused(number if team is None else detail, Refusal("no_ticket_here"))
            if did == "transfer" and all(each.id != detail for each in self._desk.teams):
                raise refused(number, Refusal("no_team_here"))
            after = await self._reviewing.act(number, did, Reviewer(self.member.name, team), detail)
            await self.note(f"ticket_{did}", str(number), detail)
            return after

    async def _merges(self, into: str) -> bool:
        """Whether the other ticket is seen here, and the one that it may have been merged into."""
        found = await self.ticket(int(into)) if into.isascii() and into.isdecimal() else None
        while found is not None and found.into is not None:
            found = await self.ticket(found.into)
        return found is not None

    async def questions(self, wanted: QuestionFilter) -> Sequence[LoggedQuestion]:
        """Rows of the question log, of those seen here."""
        return [row async for row in self.stream(wanted)]

    def stream(self, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The same, one by one."""
        return self._storage.questions.list(self._mine(wanted))

    async def question(self, number: int) -> LoggedQuestion | None:
        """A row of the question log; None where there is none to be seen."""
        found = await self._storage.questions.get(number)
        return found if found is not None and self._standing.sees(found.town) else None

    async def ticket_of(self, row: LoggedQuestion) -> Ticket | None:
        """The ticket that a question is part of; None where there is none to be seen."""
        found = await self._storage.tickets.asking(row.id or 0)
        return found if found is not None and self._standing.sees(found.team) else None

    async def groups(self) -> dict[str, Group]:
        """The groups of the teams seen here, by team."""
        return {
            each.team: each for each in await self._storage.groups.list() if self._standing.sees(each.team)
        }

    async def note(self, did: str, what: str = "", detail: str = "") -> None:
        """Keeps in the audit log what this person did."""
        await self._storage.staff.note(Entry(self._clock(), self.member.name, did, what, detail))

    def _mine(self, wanted: QuestionFilter) -> QuestionFilter:
        """Narrowed to the towns that are seen here."""
        scope = self._standing.scope
        if scope is None:
            return wanted
        seen = {None if each == OFFICE else each for each in scope}
        towns = seen if wanted.towns is None else seen & set(wanted.towns)
        return replace(wanted, towns=tuple(towns))
