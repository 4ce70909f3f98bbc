"""What may truly be said of a ticket to whoever asked: its number, who has it, and when an answer is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.desk.workdays import due_day
from bot.core.place import PLACE

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.desk.teams import Teams
    from bot.core.desk.tickets import Ticket
    from bot.core.knowledge.wording import Wording
    from bot.usecases.tickets.relaying import Relay


@dataclass(frozen=True, slots=True)
class Promise:
    """What is said of a ticket."""

    text: str
    dated: bool
    """Whether it names a day on which an answer is due."""


class Promises:
    """Words promises. Nothing is promised in the name of a team that no group reaches."""

    def __init__(self, teams: Teams, relay: Relay, wording: Wording) -> None:
        self._teams = teams
        self._relay = relay
        self._wording = wording

    async def make(self, ticket: Ticket, now: datetime) -> Promise:
        """What is said to one who asks now, and is counted in the ticket already. Needs its history."""
        holder = await self.holder(ticket)
        key: str = "kept" if ticket.waits else ticket.state
        if ticket.waits and holder is not None:
            key = "given" if now <= ticket.due_at else "late"
        others = ticket.asked - 1
        text = self._wording(
            f"desk.promise.{key}",
            number=ticket.number,
            team=holder,
            due=self.day(ticket.due_at),
            estimated=self.estimated(ticket),
            others=self._wording("desk.promise.others", count=others) if others > 0 else "",
        )
        return Promise(text, dated=key == "given")

    async def holder(self, ticket: Ticket) -> str | None:
        """The name of the team in whose group a ticket stands; None: it stands in none."""
        group = await self._relay.group(ticket.team)
        return None if group is None else self._teams.name(group.team)

    def day(self, moment: datetime) -> str:
        """A day in Jinjiang, as people write it."""
        there = moment.astimezone(PLACE)
        weekday = self._wording("desk.promise.weekdays")[there.weekday()]
        return self._wording("desk.promise.day", month=there.month, day=there.day, weekday=weekday)

    def estimated(self, ticket: Ticket) -> str:
        """Says that the day is estimated where it is; nothing where it is certain."""
        year = due_day(ticket.since, self._teams.within(ticket.reason)).estimated
        return "" if year is None else self._wording("desk.promise.estimated", year=year)
