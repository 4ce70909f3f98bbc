"""Amendments on their way into the knowledge base: drafted, proved in the background, then let in or not."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.desk.tickets import OFFICE, Reviewer
from bot.core.desk.workdays import PLACE
from bot.core.errors import KnowledgeError, PolicybotError
from bot.messages import message
from bot.ports.amending import AmendmentChangedError, Finding, Origin, Returned
from bot.ports.questions import QuestionFilter
from bot.ports.staff import Entry
from bot.usecases.background import Background
from bot.usecases.proposing import Suggesting
from bot.usecases.recalling import chats, turns
from bot.usecases.reviewing import Reviewing

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
    from bot.usecases.desk import Desk

DAYS = 90
"""How far back questions are asked again."""
MOST = 2000
"""Questions that are asked again at most, the newest; each is answered twice."""
PATIENCE = 90.0
"""Seconds that somebody who approves waits for the last look."""


class AmendingRefusedError(PolicybotError):
    """Something that is not done with an amendment; says why."""

    def __init__(self, key: str, **values: object) -> None:
        """Says why.

        Args:
            key: below `amending.refused`.
            values: for its placeholders.
        """
        super().__init__(message(f"amending.refused.{key}", **values))
        self.key = key


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
        self._reviewing = Reviewing(desk, clock)
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
            await self._note(by, "amend_propose", made.name)
        return made.name

    async def approve(self, name: str, digest: str, by: Member, *, alone: bool) -> Sequence[str]:
        """Writes it into the knowledge base; from there it goes live as every change of the files does.

        Args:
            name: of the amendment.
            digest: as it was when it was looked at.
            by: who approves.
            alone: whether an administrator approves what they proposed themselves, knowing that.

        Returns:
            The files that were written.

        Raises:
            AmendingRefusedError: it may not go live, or not by them; nothing is done.
            RefusedError: its ticket has no answer any more; nothing is done.
            WorkshopError: it cannot be proved now; nothing is done.
        """
        amendment = await self._as_seen(name, digest)
        origin = self._approvable(amendment, by, alone=alone)
        await self._look_again(amendment)
        try:
            async with self._storage.together():
                paths = "、".join(sorted(each for each in amendment.files if each.startswith("knowledge/")))
                await self._reviewing.act(origin.ticket, "adopt", Reviewer(by.name, OFFICE), paths)
                await self._note(by, "amend_approve", name, paths)
                return await self.amendments.publish(amendment)
        except AmendmentChangedError as error:
            raise AmendingRefusedError("changed") from error
        except OSError as error:
            raise AmendingRefusedError("unwritten", why=error.strerror or error) from error

    async def turn_down(self, name: str, digest: str, why: str, by: Member) -> None:
        """Keeps that it does not go live as it is, and why.

        Raises:
            AmendingRefusedError: it is not as it was any more, or no reason is given.
        """
        amendment = await self._as_seen(name, digest)
        if not why.strip():
            raise AmendingRefusedError("no_reason")
        returned = Returned(by.name, self._clock(), why.strip(), amendment.digest)
        async with self._storage.together():
            await self._note(by, "amend_return", name, returned.why)
            await self.amendments.turn_down(name, returned)

    async def add_goldens(self, name: str, digest: str, says: str, by: Member) -> None:
        """Adds golden utterances, one on each line, to the acceptance file of a topic of its own.

        Raises:
            AmendingRefusedError: it is not as it was any more, or it has no such file, or nothing is said.
        """
        await self._as_seen(name, digest)
        lines = [line for each in says.split("\n") if (line := " ".join(each.split()))]
        if not lines or not await self.amendments.add_goldens(name, lines):
            raise AmendingRefusedError("no_goldens")
        async with self._storage.together():
            await self._note(by, "amend_goldens", name, str(len(lines)))

    async def suggested(self) -> Sequence[tuple[Suggestion, Ticket]]:
        """Which answers teams want in the knowledge base."""
        return await self._suggesting.list()

    async def _as_seen(self, name: str, digest: str) -> Amendment:
        found = await self.amendments.get(name)
        if found is None:
            raise AmendingRefusedError("gone")
        if f"{found.ground}.{found.digest}" != digest:
            raise AmendingRefusedError("changed")
        return found

    def _approvable(self, amendment: Amendment, by: Member, *, alone: bool) -> Origin:
        if amendment.origin is None:
            raise AmendingRefusedError("unknown")
        if amendment.stale:
            raise AmendingRefusedError("stale", files="、".join(amendment.stale))
        if amendment.returned is not None:
            raise AmendingRefusedError("returned")
        if amendment.origin.by == by.name:
            if by.standing.role != "administrator":
                raise AmendingRefusedError("own")
            if not alone:
                raise AmendingRefusedError("alone")
        proof = self.proof(amendment)
        if proof is None:
            raise AmendingRefusedError("unproved")
        return amendment.origin

    async def _look_again(self, amendment: Amendment) -> None:
        """Proves it once more, at this moment; what people asked was asked again before."""
        try:
            proof = await asyncio.wait_for(self._bench.prove(amendment, (), self._today()), PATIENCE)
        except TimeoutError as error:
            raise AmendingRefusedError("busy") from error
        if proof.failing:
            raise AmendingRefusedError("failing", count=len(proof.failing), say=proof.failing[0].say)
        if not proof.sound:
            raise AmendingRefusedError("unsound", why=proof.problems[0].sentence)

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
        return self._clock().astimezone(PLACE).date()

    async def _note(self, by: Member, did: str, what: str, detail: str = "") -> None:
        await self._storage.staff.note(Entry(self._clock(), by.name, did, what, detail))
