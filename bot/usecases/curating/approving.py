"""The word on an amendment: let into the knowledge base, or returned with a reason."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.core.desk.tickets import OFFICE, Reviewer
from bot.core.errors import PolicybotError
from bot.core.place import local_day
from bot.messages import message
from bot.ports.amending import AmendmentChangedError, Origin, Returned
from bot.ports.staff import Entry
from bot.usecases.tickets.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bot.ports import Clock
    from bot.ports.amending import Amendment, Amendments
    from bot.ports.bench import Bench, Proof
    from bot.ports.staff import Member
    from bot.usecases.tickets.desk import Desk

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


class Approving:
    """Gives that word."""

    def __init__(  # all that a word on it takes
        self,
        amendments: Amendments,
        bench: Bench,
        desk: Desk,
        proof: Callable[[Amendment], Proof | None],
        clock: Clock,
    ) -> None:
        """Nothing is said yet.

        Args:
            amendments: where they lie.
            bench: looks at them once more.
            desk: where their tickets are.
            proof: what was found out about one; None: nothing yet.
            clock: tells when it was said.
        """
        self._amendments = amendments
        self._bench = bench
        self._storage = desk.storage
        self._reviewing = Reviewing(desk, clock)
        self._proof = proof
        self._clock = clock

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
        amendment = await self.as_seen(name, digest)
        origin = self._approvable(amendment, by, alone=alone)
        await self._look_again(amendment)
        try:
            async with self._storage.together():
                paths = "、".join(sorted(each for each in amendment.files if each.startswith("knowledge/")))
                await self._reviewing.act(origin.ticket, "adopt", Reviewer(by.name, OFFICE), paths)
                await self.note(by, "amend_approve", name, paths)
                return await self._amendments.publish(amendment)
        except AmendmentChangedError as error:
            raise AmendingRefusedError("changed") from error
        except OSError as error:
            raise AmendingRefusedError("unwritten", why=error.strerror or error) from error

    async def turn_down(self, name: str, digest: str, why: str, by: Member) -> None:
        """Keeps that it does not go live as it is, and why.

        Raises:
            AmendingRefusedError: it is not as it was any more, or no reason is given.
        """
        amendment = await self.as_seen(name, digest)
        if not why.strip():
            raise AmendingRefusedError("no_reason")
        returned = Returned(by.name, self._clock(), why.strip(), amendment.digest)
        async with self._storage.together():
            await self.note(by, "amend_return", name, returned.why)
            await self._amendments.turn_down(name, returned)

    async def as_seen(self, name: str, digest: str) -> Amendment:
        """The amendment, if it and what it would change are as they were when somebody looked.

        Raises:
            AmendingRefusedError: they are not, or it is gone.
        """
        found = await self._amendments.get(name)
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
        proof = self._proof(amendment)
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

    def _today(self) -> date:
        return local_day(self._clock())

    async def note(self, by: Member, did: str, what: str, detail: str = "") -> None:
        """Keeps in the audit log what somebody did with an amendment."""
        await self._storage.staff.note(Entry(self._clock(), by.name, did, what, detail))
