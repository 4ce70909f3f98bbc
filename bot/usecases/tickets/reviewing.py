"""What reviewers do to tickets: claim, answer, merge, ignore, transfer, reopen. Each is done once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.desk.tickets import Refusal, Step, Ticket, take
from bot.core.errors import PolicybotError
from bot.messages import message

if TYPE_CHECKING:
    from bot.core.desk.tickets import Act, Reviewer
    from bot.ports import Clock
    from bot.usecases.tickets.desk import Desk

TRIES = 5
"""How often a change is tried again that others came before."""


class RefusedError(PolicybotError):
    """Something that may not be done to a ticket; says why."""

    def __init__(self, worded: str, refusal: Refusal | None = None) -> None:
        """Says why.

        Args:
            worded: in words of the command line.
            refusal: what a channel makes words of its own from; None: there is nothing more to say.
        """
        super().__init__(worded)
        self.refusal = refusal


class Reviewing:
    """Does what reviewers want done."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._storage = desk.storage
        self._clock = clock

    async def act(self, number: int, did: Act, by: Reviewer, detail: str = "") -> Ticket:
        """Does something to a ticket, and all that follows from it, as one.

        Args:
            number: of the ticket.
            did: what.
            by: who.
            detail: the answer, the other ticket's number, the other team's id, or why.

        Returns:
            The ticket afterwards.

        Raises:
            RefusedError: there is no such ticket, or it may not be done now, or not by them.
            StorageError: nothing was done.
        """
        async with self._storage.together():
            step = Step(did, by, self._clock(), detail)
            ticket = await (self._merge if did == "merge" else self._take)(number, step)
            if did == "answer":
                await self._desk.answers.send(ticket, await self._storage.tickets.askers(number), step.at)
            elif did == "reopen":
                await self._storage.tickets.untell(number)
                await self._desk.clocks.start(ticket)
            elif did == "merge" and ticket.into is not None:
                await self._desk.relay.changed(ticket.into, step.at)
            await self._desk.relay.changed(number, step.at)
            return ticket

    async def check(self, number: int, did: Act, by: Reviewer, detail: str) -> Ticket:
        """The ticket as it is, if that may be done to it now; does nothing.

        Raises:
            RefusedError: there is no such ticket, or it may not be done now, or not by them.
        """
        ticket = await self._storage.tickets.get(number)
        if ticket is None:
            raise refused(number, Refusal("no_ticket"))
        after = take(ticket, Step(did, by, self._clock(), detail))
        if isinstance(after, Refusal):
            raise self._refused(number, after)
        return ticket

    async def _merge(self, number: int, step: Step) -> Ticket:
        """Both tickets are changed, always in the same order: two who merge crosswise cannot both do it."""
        into = await self._target(step.detail)
        step = Step(step.did, step.by, step.at, str(into.number))
        absorbing = Step("absorb", step.by, step.at, str(number))
        taken: dict[int, Ticket] = {}
        for each, done in sorted([(number, step), (into.number, absorbing)], key=lambda pair: pair[0]):
            taken[each] = await self._take(each, done)
        await self._storage.tickets.move(number, into.number)
        if taken[into.number].state == "answered":
            askers = await self._storage.tickets.askers(into.number)
            await self._desk.answers.send(taken[into.number], askers, step.at)
        return taken[number]

    async def _target(self, given: str) -> Ticket:
        found = await self._storage.tickets.get(int(given)) if given.isdecimal() else None
        while found is not None and found.into is not None:
            found = await self._storage.tickets.get(found.into)
        if found is None:
            raise refused(given, Refusal("no_ticket"))
        return found

    async def _take(self, number: int, step: Step) -> Ticket:
        for _ in range(TRIES):
            before = await self._storage.tickets.get(number)
            if before is None:
                raise refused(number, Refusal("no_ticket"))
            after = take(before, step)
            if isinstance(after, Refusal):
                raise self._refused(number, after)
            if step.did == "reopen":
                after = replace(after, due_at=self._desk.teams.due(after.reason, step.at)[0])
            if await self._storage.tickets.change(before, after):
                return after
        raise refused(number, Refusal("busy"))

    def _refused(self, number: int, refusal: Refusal) -> RefusedError:
        values = dict(refusal.values)
        if "team" in values:
            values["team"] = self._desk.teams.name(str(values["team"]))
        return refused(number, Refusal(refusal.key, values))


def refused(number: object, refusal: Refusal) -> RefusedError:
    """Why something may not be done to a ticket, in words of the command line."""
    named = Refusal(refusal.key, {"number": number, **refusal.values})
    return RefusedError(message(f"desk.refused.{named.key}", **named.values), named)
