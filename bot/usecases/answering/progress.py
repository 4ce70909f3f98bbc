"""How far what a chat asked has got: `/进度`. A chat is only told of its own questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.errors import StorageError
from bot.usecases.answering.reading_at_once import at_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.desk.tickets import Ticket
    from bot.core.knowledge.wording import Wording
    from bot.ports import Clock
    from bot.usecases.answering.reading_at_once import Read
    from bot.usecases.tickets.desk import Desk

LISTED = 5
"""Tickets shown at once."""
BRIEF = 40
"""Characters of a question in a list."""
ANSWER = 120
"""Characters of an answer in a list; the whole stands behind its number."""


class Progress:
    """Words the progress of tickets."""

    def __init__(self, desk: Desk, wording: Wording, clock: Clock, read: Read = at_once) -> None:
        """Says nothing yet.

        Args:
            desk: whose tickets.
            wording: what to say.
            clock: says what is overdue.
            read: reads storage; a `WriteQueue`'s, where others write at the same time.
        """
        self._desk = desk
        self._tickets = desk.storage.tickets
        self._wording = wording
        self._clock = clock
        self._read = read

    async def show(self, chat: str, number: int | None = None) -> str:
        """All that a chat asked, or one of these by its number; a sentence where it cannot be read."""
        try:
            return await self._read(lambda: self._all(chat) if number is None else self._one(chat, number))
        except StorageError:
            return self._wording("desk.progress.failing")

    async def _all(self, chat: str) -> str:
        found = await self._tickets.of(chat)
        if not found:
            return self._wording("desk.progress.none")
        lines = [self._wording("desk.progress.head")]
        for ticket in found[:LISTED]:
            own = await self._own(ticket, chat)
            said = _shortened(" ".join(own.split()), BRIEF)
            named = {"number": ticket.number, "state": self._state(ticket), "own": said}
            lines += [self._wording("desk.progress.line", **named), *await self._stands(ticket, ANSWER)]
        if len(found) > LISTED:
            left, next_one = len(found) - LISTED, found[LISTED].number
            lines.append(self._wording("desk.progress.more", count=left, number=next_one))
        return "\n".join(lines)

    async def _one(self, chat: str, number: int) -> str:
        ticket = await self._tickets.get(number)
        while ticket is not None and ticket.into is not None:
            ticket = await self._tickets.get(ticket.into)
        if ticket is None or not any(each.number == ticket.number for each in await self._tickets.of(chat)):
            return self._wording("desk.progress.unknown", number=number)
        own = await self._own(ticket, chat)
        named = {"number": ticket.number, "state": self._state(ticket), "own": own}
        lines = [self._wording("desk.progress.whole", **named)]
        if own != ticket.question:
            lines.append(self._wording("desk.progress.similar", question=ticket.question))
        return "\n".join([*lines, *await self._stands(ticket, None)])

    async def _stands(self, ticket: Ticket, most: int | None) -> Sequence[str]:
        """Who has it and until when, or what the answer is."""
        if ticket.state == "answered":
            answer = ticket.answer or ""
            said = answer if most is None else _shortened(answer, most)
            team = self._desk.teams.name(ticket.team)
            return [self._wording("desk.progress.answer", team=team, answer=said)]
        if not ticket.waits:
            return []
        promises = self._desk.promises
        holder = await promises.holder(ticket)
        key = "kept" if holder is None else "late" if ticket.due_at < self._clock() else "open"
        named = {"team": holder, "due": promises.day(ticket.due_at), "asked": ticket.asked}
        return [self._wording(f"desk.progress.{key}", **named, estimated=promises.estimated(ticket))]

    async def _own(self, ticket: Ticket, chat: str) -> str:
        """The question in the words of the chat itself."""
        mine = [each for each in await self._tickets.askers(ticket.number) if each.chat == chat]
        asked = await self._desk.storage.questions.get(mine[0].question) if mine else None
        return ticket.question if asked is None else asked.text

    def _state(self, ticket: Ticket) -> str:
        return self._wording(f"desk.progress.states.{ticket.state}")


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
