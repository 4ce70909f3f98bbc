"""Brings an answer to everybody who asked, each once: pushed where that can be done, else when they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outgoing import Outgoing
from bot.ports.due import Deadline
from bot.usecases.tickets.pushing import Pushing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.core.desk.quiet import QuietHours
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

    def __init__(
        self, storage: Storage, teams: Teams, wording: Wording, quiet: QuietHours | None = None
    ) -> None:
        """Plans nothing yet.

        Args:
            storage: where answers and those who asked are kept.
            teams: their names.
            wording: what to say.
            quiet: when nobody is told anything unasked.
        """
        self._storage = storage
        self._teams = teams
        self.wording = wording
        self.pushing = Pushing(storage, quiet)

    async def send(
        self, ticket: Ticket, askers: Iterable[Asker], at: datetime, *, asking: bool = False
    ) -> int:
        """Plans that those are told who can be sent something; returns how many.

        A row that comes due, and not a message: whoever plans may be another process than the one that sends.

        Args:
            ticket: with its answer.
            askers: who asked.
            at: when; outside quiet hours, unless they are asking just now.
            asking: whether they are. Then they are told even if they want to hear nothing unasked.
        """
        count = 0
        at = at if asking else self.pushing.when(at)
        for each in askers:
            if each.place is not None and each.told_at is None:
                key = f"{ticket.number}.{len(ticket.history)} {each.chat}"[:80]
                content = {"ticket": ticket.number, "chat": each.chat, "asking": int(asking)}
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
        if not deadline.content.get("asking") and not await self.pushing.wanted(chat):
            return ()  # they find it when they ask for it
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

    async def at_once(self, ticket: Ticket, asker: Asker, at: datetime) -> str:
        """The answer to a question that is being asked just now; it counts as told."""
        await self._storage.tickets.tell(ticket.number, asker.chat, at)
        asked = await self._storage.questions.get(asker.question)
        same = asked is None or asked.text == ticket.question
        key = "desk.at_once.answer" if same else "desk.at_once.similar"
        own = ticket.question if asked is None else asked.text
        return self._filled_in(key, ticket, own, ticket.answer or "")

    async def overdue(self, ticket: Ticket, asker: Asker, day: str) -> str:
        """What one who asked is told when no answer came in time."""
        asked = await self._storage.questions.get(asker.question)
        own = _quoted(ticket.question if asked is None else asked.text)
        return self.wording("desk.overdue", own=own, number=ticket.number, due=day)

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
        return self.wording(key, own=own, question=question, team=team, answer=answer).rstrip()


def _quoted(question: str) -> str:
    return question if len(question) <= QUOTED else question[: QUOTED - 1] + "…"
