"""What comes of a clock: the team is reminded, who asked is told, and a ticket nobody answers moves on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.desk.tickets import OFFICE, Reviewer
from bot.delivery.outgoing import Outgoing
from bot.messages import message
from bot.ports.due import Deadline
from bot.usecases.tickets.clocks import KIND, OVERDUE
from bot.usecases.tickets.reviewing import RefusedError, Reviewing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.core.desk.tickets import Ticket
    from bot.delivery.received import Place
    from bot.ports import Clock
    from bot.ports.groups import Group
    from bot.usecases.tickets.clocks import Stage
    from bot.usecases.tickets.desk import Desk

NUDGE = "nudge"
"""Deadlines of this kind remind a group."""
KINDS = (KIND, OVERDUE, NUDGE)


@dataclass(frozen=True, slots=True)
class Nudge:
    """A reminder for a group."""

    ticket: Ticket
    place: Place
    stage: Stage


class Ringing:
    """Carries clocks out; inside the transaction that ends them. Whatever is late is said as it is now."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._storage = desk.storage
        self._clock = clock
        self._reviewing = Reviewing(desk, clock)

    async def ring(self, deadline: Deadline) -> None:
        """A stage of a ticket has come; nothing happens where the next has come as well."""
        ticket = await self._storage.tickets.get(int(deadline.content["ticket"]))
        if ticket is None or not ticket.waits or ticket.turn != deadline.content["turn"]:
            return
        stage: Stage = deadline.content["stage"]
        now = self._clock()
        gives_up = self._desk.teams.given_up(ticket.due_at)
        if now >= {"half": ticket.due_at, "due": gives_up}.get(stage, now + timedelta(days=1)):
            return
        groups = await self._groups(ticket, stage)
        if stage == "moved":
            ticket = await self._move_on(ticket)
        for group in groups:
            await self._plan(ticket, stage, group, now)
        self._desk.relay.planned()

    async def nudge(self, deadline: Deadline) -> Sequence[Nudge]:
        """The reminder that a deadline stands for; none where nobody has to be reminded any more."""
        content = deadline.content
        ticket = await self._storage.tickets.get(int(content["ticket"]))
        groups = {each.team: each for each in await self._storage.groups.list() if each.gone_at is None}
        group = groups.get(str(content["team"]))
        if ticket is None or not ticket.waits or group is None or group.channel != deadline.channel:
            return ()
        return (Nudge(ticket, group.place, content["stage"]),)

    async def overdue(self, deadline: Deadline) -> Sequence[Outgoing]:
        """What one who asked is told, where an answer is still owed to them."""
        chat, ticket = str(deadline.content["chat"]), await self._followed(deadline)
        if ticket is None or not ticket.waits:
            return ()
        asker = next(
            (each for each in await self._storage.tickets.askers(ticket.number) if each.chat == chat), None
        )
        if asker is None or asker.place is None or not await self._desk.pushing.wanted(chat):
            return ()
        if ticket.due_at > self._clock():
            await self._desk.clocks.watch(ticket, asker)
            return ()
        return (
            Outgoing(
                asker.place,
                await self._desk.answers.overdue(ticket, asker, self._desk.promises.day(ticket.due_at)),
            ),
        )

    async def _followed(self, deadline: Deadline) -> Ticket | None:
        """The ticket, where it was merged to."""
        ticket = await self._storage.tickets.get(int(deadline.content["ticket"]))
        while ticket is not None and ticket.into is not None:
            ticket = await self._storage.tickets.get(ticket.into)
        return ticket

    async def _groups(self, ticket: Ticket, stage: Stage) -> Sequence[Group]:
        """Half way the team's; later the office's too. Where it has moved on, its new card says it all."""
        mine, office = await self._desk.relay.group(ticket.team), await self._desk.relay.group(OFFICE)
        if stage == "moved":
            found = [office] if ticket.team == OFFICE else []
        else:
            found = [mine] if stage == "half" else [mine, office]
        return list({each.team: each for each in found if each is not None}.values())

    async def _move_on(self, ticket: Ticket) -> Ticket:
        if ticket.team == OFFICE:
            return ticket
        bot = Reviewer(message("desk.bot"), OFFICE)
        try:
            return await self._reviewing.act(ticket.number, "transfer", bot, OFFICE)
        except RefusedError:  # somebody was quicker
            return ticket

    async def _plan(self, ticket: Ticket, stage: Stage, group: Group, now: datetime) -> None:
        key = f"{ticket.number} {ticket.turn} {stage} {group.team}"
        content = {"ticket": ticket.number, "stage": stage, "team": group.team}
        at = self._desk.pushing.when(now)
        await self._storage.due.plan(Deadline(NUDGE, key, at, group.channel, content))
