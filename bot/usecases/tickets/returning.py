"""The way back to a question that people answer: a private link, without an account.

What the link carries is made from the installation's key, so that the same question has the same link for
ever; kept is only a digest, by which the link is known again as long as ticket and question are there.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.privacy.pseudonyms import LENGTH, pseudonym
from bot.ports.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.core.desk.tickets import State, Ticket
    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.draft import Waiting
    from bot.usecases.tickets.desk import Desk

_TOKEN = re.compile(f"[0-9a-f]{{{LENGTH}}}")
"""What is none of ours is not looked for."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way back to one question."""

    number: int
    """Of its ticket."""
    token: str
    """What the link carries: whoever knows it sees the question."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A question as whoever asked it may see it."""

    number: int
    """Of the ticket that it is part of by now."""
    question: str
    """In the words in which it was asked; masked, as stored."""
    asked_at: datetime
    alike: str
    """In the words in which it was asked first; empty where these are the same."""
    state: State
    team: str
    """The team's name."""
    due: str
    """Until when an answer was promised, in words; empty where nothing was."""
    late: bool
    """Whether that is over."""
    answer: str
    answered_at: datetime | None


class Returning:
    """Gives links, and shows where they lead."""

    def __init__(self, desk: Desk, secret: bytes, clock: Clock) -> None:
        """Gives no link yet.

        Args:
            desk: whose tickets.
            secret: key of this installation.
            clock: says what is late.
        """
        self._desk = desk
        self._storage = desk.storage
        self._secret = secret
        self._clock = clock

    async def give(self, waiting: Iterable[Waiting]) -> tuple[Way, ...]:
        """The ways back to questions that have just become part of tickets; to be called inside `together`.

        Raises:
            StorageError: they are not kept.
        """
        ways = []
        for each in waiting:
            way = self._way(each.ticket, each.question)
            if each.question:
                await self._storage.links.keep(Link(_digest(way.token), each.ticket, each.question))
                ways.append(way)
        return tuple(ways)

    async def ways(self, question: int) -> tuple[Way, ...]:
        """The ways that were given back to a question.

        Raises:
            StorageError: they cannot be read.
        """
        return tuple(self._way(each.ticket, question) for each in await self._storage.links.of(question))

    async def look(self, token: str) -> Returned | None:
        """What whoever has a link may see; None: it leads nowhere, or nowhere any more.

        Raises:
            StorageError: it cannot be read.
        """
        link = await self._storage.links.find(_digest(token)) if _TOKEN.fullmatch(token) else None
        if link is None:
            return None
        ticket, asked = await self._ticket(link.ticket), await self._storage.questions.get(link.question)
        return None if ticket is None or asked is None else await self._returned(ticket, asked)

    async def _ticket(self, number: int) -> Ticket | None:
        """The ticket, or the one that it was merged into."""
        ticket = await self._storage.tickets.get(number)
        while ticket is not None and ticket.into is not None:
            ticket = await self._storage.tickets.get(ticket.into)
        return ticket

    async def _returned(self, ticket: Ticket, asked: LoggedQuestion) -> Returned:
        promises = self._desk.promises
        promised = ticket.waits and await promises.holder(ticket) is not None
        answered: Sequence[datetime] = [each.at for each in ticket.history if each.did == "answer"]
        return Returned(
            ticket.number,
            asked.text,
            asked.asked_at,
            "" if ticket.question == asked.text else ticket.question,
            ticket.state,
            self._desk.teams.name(ticket.team),
            promises.day(ticket.due_at) + promises.estimated(ticket) if promised else "",
            promised and ticket.due_at < self._clock(),
            ticket.answer or "",
            answered[-1] if ticket.state == "answered" else None,
        )

    def _way(self, ticket: int, question: int) -> Way:
        return Way(ticket, pseudonym(self._secret, "private-link", f"{ticket}.{question}"))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
