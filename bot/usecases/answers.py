"""Brings an answer to everybody who asked, each once: pushed where that can be done, else when they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outgoing import Outgoing
from bot.ports.due import Deadline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.core.desk.teams import Teams
    from bot.core.desk.tickets import Ticket
    from bot.core.knowledge.wording import Wording
    from bot.ports.delivery import Storage
    from bot.ports.tickets import Asker

QUOTED = 400
"""Characters of a question that stand above its answer: both are sent as one message."""
KIND = "answer"
"""Deadlines of this kind say an answer at once."""


class Answers:
    """Plans what is sent, and words it."""

    def __init__(self, storage: Storage, teams: Teams, wording: Wording) -> None:
        self._storage = storage
        self._teams = teams
        self._wording = wording

    async def send(self, ticket: Ticket, askers: Iterable[Asker], at: datetime) -> int:
        """Plans that those are told who can be sent something; returns how many.

        A row that comes due at once, and not a message: whoever plans may be another process than the one
        that sends.
        """
        count = 0
        for each in askers:
            if each.place is not None and each.told_at is None:
                key = f"{ticket.number}.{len(ticket.history)} {each.chat}"[:80]
                content = {"ticket": ticket.number, "chat": each.chat}
                count += await self._storage.due.plan(Deadline(KIND, key, at, each.channel, content))
        return count

    async def say(self, deadline: Deadline) -> Sequence[Outgoing]:
        """The message that a deadline stands for; none where the chat was told meanwhile."""
        if deadline.kind != KIND:
            return ()
        tickets = self._storage.tickets
        number, chat = int(deadline.content["ticket"]), str(deadline.content["chat"])
        ticket = await tickets.get(number)
        asker = next((each for each in await tickets.askers(number) if each.chat == chat), None)
        if ticket is None or ticket.state != "answered" or asker is None or asker.place is None:
            return ()
        if not await tickets.tell(number, chat, deadline.at):
            return ()
        return (Outgoing(asker.place, await self._worded(ticket, asker)),)

    async def news(self, chat: str, at: datetime) -> Sequence[str]:
        """The answers that a chat has not been told; they count as told now."""
        told: list[str] = []
        async with self._storage.together():
            for ticket in await self._storage.tickets.untold(chat):
                askers = await self._storage.tickets.askers(ticket.number)
                asker = next(each for each in askers if each.chat == chat)
                if await self._storage.tickets.tell(ticket.number, chat, at):
                    told.append(await self._worded(ticket, asker))
        return told

    def preview(self, ticket: Ticket, answer: str) -> str:
        """How an answer would read to whoever asked first."""
        return self._filled_in("desk.answer", ticket, ticket.question, answer)

    async def _worded(self, ticket: Ticket, asker: Asker) -> str:
        """Whoever asked in other words reads both, to see whether that is what they meant."""
        asked = await self._storage.questions.get(asker.question)
        own = ticket.question if asked is None else asked.text
        key = "desk.answer" if own == ticket.question else "desk.similar"
        return self._filled_in(key, ticket, own, ticket.answer or "")

    def _filled_in(self, key: str, ticket: Ticket, own: str, answer: str) -> str:
        team, own, question = self._teams.name(ticket.team), _quoted(own), _quoted(ticket.question)
        return self._wording(key, own=own, question=question, team=team, answer=answer).rstrip()


def _quoted(question: str) -> str:
    return question if len(question) <= QUOTED else question[: QUOTED - 1] + "…"
