"""Words what comes due: an answer or news for a person, a card, a reminder or a digest for a team."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.telegram.rendering import split
from bot.usecases.reporting.rounds import DIGEST, WEEK, Rounds
from bot.usecases.tickets.clocks import KIND as CLOCK
from bot.usecases.tickets.clocks import OVERDUE
from bot.usecases.tickets.relaying import KIND as CARD
from bot.usecases.tickets.ringing import NUDGE, Ringing
from bot.usecases.tickets.sweeping import SWEEP, Sweeping
from bot.usecases.tickets.telling import NOTICES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.channels.telegram.team.faces import Faces
    from bot.delivery.outgoing import Outgoing
    from bot.ports import Clock
    from bot.ports.due import Deadline
    from bot.usecases.reporting.enclosing import Sheet
    from bot.usecases.tickets.desk import Desk

    Say = Callable[[Deadline], Awaitable[Sequence[Outgoing]]]


class Saying:
    """Says what is due."""

    def __init__(self, desk: Desk, faces: Faces, clock: Clock, sheet: Sheet | None = None) -> None:
        self._desk = desk
        self._faces = faces
        self._ringing = Ringing(desk, clock)
        self.rounds = Rounds(desk, clock, sheet)
        self.sweeping = Sweeping(desk, clock)
        self._kinds: Mapping[str, Say] = {
            CARD: self._cards,
            CLOCK: _silently(self._ringing.ring),
            NUDGE: self._nudges,
            OVERDUE: self._ringing.overdue,
            WEEK: _silently(self.rounds.ring),
            DIGEST: self.rounds.tell,
            NOTICES: self._notices,
            SWEEP: _silently(self.sweeping.sweep),
        }

    async def begin(self) -> None:
        """Plans what comes round by itself.

        Raises:
            StorageError: it is not planned.
        """
        await self.rounds.plan()
        await self.sweeping.plan()
        await self.sweeping.plan_now()

    async def say(self, deadline: Deadline) -> Sequence[Outgoing]:
        """The messages that a deadline stands for; none where there is nothing to say any more."""
        say = self._kinds.get(deadline.kind, self._desk.answers.say)
        return await say(deadline)

    async def _cards(self, deadline: Deadline) -> Sequence[Outgoing]:
        return [self._faces.card(each) for each in await self._desk.relay.due(deadline)]

    async def _notices(self, deadline: Deadline) -> Sequence[Outgoing]:
        told = await self._desk.notices.say(deadline)
        return [replace(each, text=piece) for each in told for piece in split(each.text)]

    async def _nudges(self, deadline: Deadline) -> Sequence[Outgoing]:
        return [self._faces.nudge(each) for each in await self._ringing.nudge(deadline)]


def _silently(ring: Callable[[Deadline], Awaitable[None]]) -> Say:
    """For what only plans something else."""

    async def say(deadline: Deadline) -> Sequence[Outgoing]:
        await ring(deadline)
        return ()

    return say
