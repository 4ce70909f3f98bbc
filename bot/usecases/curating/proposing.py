"""From an answer to the knowledge base: what is known of an answered ticket, and which ones are suggested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.desk.tickets import Refusal
from bot.core.place import local_day
from bot.messages import message
from bot.ports.suggestions import Suggestion
from bot.usecases.tickets.reviewing import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.core.desk.tickets import Reviewer, Ticket
    from bot.ports import Clock
    from bot.usecases.tickets.desk import Desk


@dataclass(frozen=True, slots=True)
class Source:
    """An answered ticket, as an entry needs it."""

    ticket: Ticket
    wordings: tuple[str, ...]
    """How it was asked, each once, first the question that opened it."""
    team: str
    """The name of those who answered."""
    day: date


class Suggesting:
    """Keeps what a team wants in the knowledge base."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock

    async def suggest(self, number: int, by: Reviewer) -> bool:
        """Keeps the wish; says whether it is new.

        Raises:
            RefusedError: there is no such ticket, or it has no answer.
        """
        await self._answered(number)
        return await self._desk.storage.suggestions.suggest(Suggestion(number, by, self._clock()))

    async def source(self, number: int) -> Source:
        """What an entry is made of.

        Raises:
            RefusedError: there is no such ticket, or it has no answer.
        """
        ticket = await self._answered(number)
        said = [ticket.question]
        for each in await self._desk.storage.tickets.askers(number):
            row = await self._desk.storage.questions.get(each.question)
            if row is not None:
                said.append(row.text)
        step = next(each for each in reversed(ticket.history) if each.did == "answer")
        wordings = tuple(dict.fromkeys(" ".join(each.split()) for each in said))
        team = self._desk.teams.name(step.by.team)
        return Source(ticket, wordings, team, local_day(step.at))

    async def list(self) -> Sequence[tuple[Suggestion, Ticket]]:
        """What is suggested, with its ticket."""
        found: list[tuple[Suggestion, Ticket]] = []
        for each in await self._desk.storage.suggestions.list():
            ticket = await self._desk.storage.tickets.get(each.ticket)
            if ticket is not None:
                found.append((each, ticket))
        return found

    async def _answered(self, number: int) -> Ticket:
        ticket = await self._desk.storage.tickets.get(number)
        key = "no_ticket" if ticket is None else "unanswered"
        if ticket is None or ticket.answer is None:
            refusal = Refusal(key, {"number": number})
            raise RefusedError(message(f"desk.refused.{key}", number=number), refusal)
        return ticket
