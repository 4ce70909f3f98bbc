"""Tickets in memory: for tests, and gone with the process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.ports.tickets import Turnaround

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.core.desk.tickets import Ticket
    from bot.ports.tickets import Asker, TicketFilter


class InMemoryTickets:
    """Tickets that are gone with the process."""

    def __init__(self) -> None:
        self._tickets: dict[int, Ticket] = {}
        self._askers: dict[int, list[Asker]] = {}

    async def open(self, ticket: Ticket) -> Ticket:
        """Keeps a new ticket; returns it with its number."""
        kept = replace(ticket, number=len(self._tickets) + 1, asked=0)
        self._tickets[kept.number] = kept
        self._askers[kept.number] = []
        return kept

    async def get(self, number: int) -> Ticket | None:
        """The ticket with its history, or None."""
        kept = self._tickets.get(number)
        return None if kept is None else replace(kept, asked=len(self._askers[number]))

    async def change(self, before: Ticket, after: Ticket) -> bool:
        """Replaces a ticket that is as it was seen; says whether it was."""
        kept = self._tickets.get(before.number)
        if kept is None or kept.history != before.history:
            return False
        self._tickets[before.number] = after
        return True

    async def list(self, wanted: TicketFilter) -> Sequence[Ticket]:
        """The tickets wanted, the lowest number first."""
        found = [
            replace(each, asked=len(self._askers[each.number]), history=())
            for each in self._tickets.values()
            if each.number > wanted.after
            and (not wanted.states or each.state in wanted.states)
            and wanted.team in (None, each.team)
            and (wanted.due_before is None or each.due_at < wanted.due_before)
        ]
        return found[: wanted.limit]

    async def join(self, number: int, asker: Asker) -> bool:
        """One more asks the same; says whether they are new to it."""
        if any(each.chat == asker.chat for each in self._askers[number]):
            return False
        self._askers[number].append(asker)
        return True

    def forget_chat(self, chat: str) -> None:
        """A chat has asked nothing."""
        kept = self._askers.items()
        self._askers = {number: [it for it in asked if it.chat != chat] for number, asked in kept}

    def forget_question(self, question: int) -> None:
        """Nobody has asked this."""
        kept = self._askers.items()
        self._askers = {number: [it for it in asked if it.question != question] for number, asked in kept}

    async def askers(self, number: int) -> Sequence[Asker]:
        """Everybody who asked, in the order they did."""
        return sorted(self._askers.get(number, ()), key=lambda each: each.asked_at)

    async def move(self, number: int, into: int) -> None:
        """Everybody who asked this asks another ticket now."""
        moved, self._askers[number] = self._askers[number], []
        for each in moved:
            await self.join(into, each)

    async def asking(self, question: int) -> Ticket | None:
        """The ticket that a row of the question log is part of, or None."""
        numbers = (
            number
            for number, asked in self._askers.items()
            if any(each.question == question for each in asked)
        )
        found = await self.get(min(numbers, default=0))
        return None if found is None else replace(found, history=())

    async def of(self, chat: str) -> Sequence[Ticket]:
        """The tickets that a chat asked, the newest first."""
        return [
            replace(ticket, asked=len(self._askers[number]), history=())
            for number, ticket in reversed(self._tickets.items())
            if any(each.chat == chat for each in self._askers[number])
        ]

    async def untold(self, chat: str) -> Sequence[Ticket]:
        """The answered tickets whose answer a chat has not been told."""
        return [
            replace(ticket, asked=len(self._askers[number]), history=())
            for number, ticket in self._tickets.items()
            if ticket.state == "answered"
            and any(each.chat == chat and each.told_at is None for each in self._askers[number])
        ]

    async def tell(self, number: int, chat: str, at: datetime) -> bool:
        """Keeps that a chat is told, and forgets its place; says whether it was not told before."""
        for place, each in enumerate(self._askers.get(number, ())):
            if each.chat == chat and each.told_at is None:
                self._askers[number][place] = replace(each, told_at=at, place=None)
                return True
        return False

    async def turnarounds(self, since: datetime, until: datetime) -> Sequence[Turnaround]:
        """The tickets first answered from a moment to before another."""
        found = (
            Turnaround(ticket.team, ticket.opened_at, min(answered))
            for ticket in self._tickets.values()
            if (answered := [step.at for step in ticket.history if step.did == "answer"])
        )
        return [each for each in found if since <= each.answered_at < until]

    async def untell(self, number: int) -> None:
        """Everybody who asked waits again."""
        self._askers[number] = [replace(each, told_at=None) for each in self._askers.get(number, ())]
