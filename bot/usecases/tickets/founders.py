"""The questions that tickets were opened with, remembered so that a new one finds its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.core.desk.clustering import read
from bot.ports.tickets import TicketFilter
from bot.usecases.tickets.sameness import sameness_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.desk.clustering import Question
    from bot.core.desk.tickets import Ticket
    from bot.core.engine import Engine
    from bot.ports.questions import LoggedQuestion
    from bot.ports.tickets import Tickets

AGAIN = 200
"""The newest tickets, read again every time: what was read may have been undone with its transaction."""


class Founders:
    """Finds the ticket that asks the same."""

    def __init__(self, tickets: Tickets, engine: Engine) -> None:
        self._tickets = tickets
        self._engine = engine
        self._forget()

    def _forget(self) -> None:
        self._sameness = sameness_for(self._engine)
        self._known: dict[int, str] = {}

    async def find(self, row: LoggedQuestion) -> Ticket | None:
        """The ticket that asks what a row of the log asks, where it was merged to; None: nobody asked yet."""
        await self.catch_up()
        part = row.facet if row.outcome == "gap" else None
        number = self._sameness.find(read(self._engine.reader, row.text, 0, row.topic, part))
        found = None if number is None else await self._tickets.get(number)
        while found is not None and found.into is not None:
            found = await self._tickets.get(found.into)
        return found

    async def near(self, ticket: Ticket) -> Sequence[int]:
        """Numbers of other tickets that ask something alike, the likest first."""
        await self.catch_up()
        return self._sameness.near(_question(self._engine, ticket))

    async def catch_up(self) -> None:
        """Reads what others have opened since; the first time everything, 2 ms a ticket."""
        newest = max(self._known, default=0)
        after = max(newest - AGAIN, 0) if len(self._known) > AGAIN else 0
        read_again = await self._tickets.list(TicketFilter(after=after))
        there = {each.number: each.question for each in read_again}
        if any(number > after and there.get(number) != text for number, text in self._known.items()):
            self._forget()
            read_again = await self._tickets.list(TicketFilter())
        for each in read_again:
            if each.number not in self._known:
                self._known[each.number] = each.question
                if comparable(each):
                    self._sameness.add(_question(self._engine, each))
                    await asyncio.sleep(0)  # others are answered meanwhile


def comparable(ticket: Ticket) -> bool:
    """Whether others may ask the same: a bare wish for a person is each person's own."""
    return ticket.reason != "handoff" or ticket.topic is not None


def _question(engine: Engine, ticket: Ticket) -> Question:
    return read(engine.reader, ticket.question, ticket.number, ticket.topic, ticket.part)
