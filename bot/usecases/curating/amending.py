"""Amendments before there is a word on them: drafted, completed, proved in the background."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.errors import KnowledgeError
from bot.core.place import local_day
from bot.ports.amending import Finding, Origin
from bot.ports.questions import QuestionFilter
from bot.usecases.curating.approving import AmendingRefusedError, Approving
from bot.usecases.curating.background import Background
from bot.usecases.curating.proposing import Suggesting
from bot.usecases.curating.recalling import chats, turns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.core.desk.tickets import Ticket
    from bot.core.proving.replaying import Turn
    from bot.ports import Clock
    from bot.ports.amending import Amendment, Amendments
    from bot.ports.bench import Bench, Proof
    from bot.ports.staff import Member
    from bot.ports.suggestions import Suggestion
    from bot.usecases.tickets.desk import Desk

DAYS = 90
"""How far back questions are asked again."""
MOST = 2000
"""Questions that are asked again at most, the newest; each is answered twice."""


class Amending:
    """What curators do with amendments."""

    def __init__(
        self, amendments: Amendments, bench: Bench, desk: Desk, lasts: timedelta, clock: Clock
    ) -> None:
        """Nothing is begun yet.

        Args:
            amendments: where they lie.
            bench: proves them.
            desk: where their tickets are.
            lasts: how long a chat's topic does; decides what is asked again together.
            clock: tells when something was done.
        """
        self.amendments = amendments
        self._bench = bench
        self._storage = desk.storage
        self._suggesting = Suggesting(desk, clock)
        self.approving = Approving(amendments, bench, desk, self.proof, clock)
        self._lasts = lasts
        self._clock = clock
        self._proofs: Background[Proof] = Background()

    def proof(self, amendment: Amendment) -> Proof | None:
        """What comes of it; None while that is found out, which begins now if it has not.

        Raises:
            WorkshopError: it cannot be found out; the next look tries again.
        """
        key = f"{amendment.ground} {amendment.digest}"
        return self._proofs.look(key, lambda: self._prove(amendment))

    async def propose(self, number: int, topic: str | None, part: str | None, by: Member) -> str:
        """Makes an amendment of an answered ticket; returns its name.

        Raises:
            AmendingRefusedError: there is no such topic, or the knowledge base would not be sound with it.
            RefusedError: there is no such ticket, or it has no answer.
            WorkshopError: it cannot be made now.
        """
        if part is not None and topic is None:
            raise AmendingRefusedError("part_alone")
        source = await self._suggesting.source(number)
        ticket, now = source.ticket, self._clock()
        answer = ticket.answer or ""
        finding = Finding(number, source.wordings, answer, source.team, source.day, ticket.topic)

        try:
            made = await self._bench.draft(finding, topic, part, self._today())
        except LookupError as error:
            raise AmendingRefusedError("no_topic", topic=topic) from error
        except KnowledgeError as error:
            raise AmendingRefusedError("unsound", why=error.problems[0].sentence) from error
        await self.amendments.keep(replace(made, origin=Origin(number, by.name, now, topic, part)))
        async with self._storage.together():
            await self._storage.suggestions.drop(number)
            await self.approving.note(by, "amend_propose", made.name)
        return made.name

    async def add_goldens(self, name: str, digest: str, says: str, by: Member) -> None:
        """Adds golden utterances, one on each line, to the acceptance file of a topic of its own.

        Raises:
            AmendingRefusedError: it is not as it was any more, or it has no such file, or nothing is said.
        """
        await self.approving.as_seen(name, digest)
        lines = [line for each in says.split("\n") if (line := " ".join(each.split()))]
        if not lines or not await self.amendments.add_goldens(name, lines):
            raise AmendingRefusedError("no_goldens")
        async with self._storage.together():
            await self.approving.note(by, "amend_goldens", name, str(len(lines)))

    async def suggested(self) -> Sequence[tuple[Suggestion, Ticket]]:
        """Which answers teams want in the knowledge base."""
        return await self._suggesting.list()

    async def _prove(self, amendment: Amendment) -> Proof:
        since = self._clock() - timedelta(days=DAYS)
        rows = self._storage.questions.list(QuestionFilter(since=since))
        kept: deque[list[Turn]] = deque()
        count = 0
        for chat in map(turns, await chats(rows, self._lasts)):
            kept.append(chat)
            count += len(chat)
            while count > MOST and len(kept) > 1:
                count -= len(kept.popleft())
        return await self._bench.prove(amendment, list(kept), self._today())

    def _today(self) -> date:
        return local_day(self._clock())
