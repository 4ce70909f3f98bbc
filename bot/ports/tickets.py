"""Where questions that people answer are kept: tickets, who asked, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.core.desk.tickets import State, Ticket
    from bot.delivery.received import Place


@dataclass(frozen=True, slots=True)
class Asker:
    """One who asked what a ticket asks."""

    chat: str
    """Pseudonym."""
    channel: str
    question: int
    """Row of the question log."""
    asked_at: datetime
    place: Place | None = None
    """Where the answer is sent; gone once it was. None: they are told when they write again."""
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TicketFilter:
    """Which tickets are wanted; empty means any."""

    states: Sequence[State] = ()
    team: str | None = None
    due_before: datetime | None = None
    after: int = 0
    """Only those with a higher number."""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Turnaround:
    """How long a ticket took to its first answer."""

    team: str
    """Whose it is now."""
    opened_at: datetime
    answered_at: datetime


class Tickets(Protocol):
    """Tickets, whoever works on them at the same time."""

    async def open(self, ticket: Ticket) -> Ticket:
        """Keeps a new ticket with its history; returns it with its number. MUST be durable then."""
        ...

    async def get(self, number: int) -> Ticket | None:
        """The ticket as it is, with its whole history and how many asked; None if there is none."""
        ...

    async def change(self, before: Ticket, after: Ticket) -> bool:
        """Replaces a ticket and adds to its history, if nobody has done anything to it meanwhile.

        Returns:
            Whether it was still as `before`, which has its whole history. Of several who change the same
            state at once, MUST be True for one only; for the others nothing changes.
        """
        ...

    async def list(self, wanted: TicketFilter) -> Sequence[Ticket]:
        """The tickets wanted, the lowest number first; without their history."""
        ...

    async def join(self, number: int, asker: Asker) -> bool:
        """One more asks the same; says whether they are new to it. A chat counts once for a ticket."""
        ...

    async def askers(self, number: int) -> Sequence[Asker]:
        """Everybody who asked, in the order they did."""
        ...

    async def move(self, number: int, into: int) -> None:
        """Everybody who asked this asks another ticket now; who asks both is left as they were there."""
        ...

    async def asking(self, question: int) -> Ticket | None:
        """The ticket that a row of the question log is part of, without its history; None: of none."""
        ...

    async def of(self, chat: str) -> Sequence[Ticket]:
        """The tickets that a chat asked, the newest first, without their history."""
        ...

    async def untold(self, chat: str) -> Sequence[Ticket]:
        """The answered tickets whose answer a chat has not been told, without their history."""
        ...

    async def tell(self, number: int, chat: str, at: datetime) -> bool:
        """Keeps that a chat is told the answer, and forgets its place.

        Returns:
            Whether it was not told before. MUST be True for one caller only.
        """
        ...

    async def turnarounds(self, since: datetime, until: datetime) -> Sequence[Turnaround]:
        """The tickets first answered from a moment to before another, in the order of their numbers."""
        ...

    async def untell(self, number: int) -> None:
        """What was told is no longer the answer: everybody who asked waits again."""
        ...
