"""Words what comes due for tickets: an answer for whoever asked, a card or a reminder for a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.usecases.clocks import KIND as CLOCK
from bot.usecases.clocks import OVERDUE
from bot.usecases.relaying import KIND as CARD
from bot.usecases.ringing import NUDGE, Ringing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.team.faces import Faces
    from bot.delivery.outgoing import Outgoing
    from bot.ports import Clock
    from bot.ports.due import Deadline
    from bot.usecases.desk import Desk


class Saying:
    """Says what is due."""

    def __init__(self, desk: Desk, faces: Faces, clock: Clock) -> None:
        self._desk = desk
        self._faces = faces
        self._ringing = Ringing(desk, clock)

    async def say(self, deadline: Deadline) -> Sequence[Outgoing]:
        """The messages that a deadline stands for; none where there is nothing to say any more."""
        if deadline.kind == CARD:
            return [self._faces.card(each) for each in await self._desk.relay.due(deadline)]
        if deadline.kind == CLOCK:
            await self._ringing.ring(deadline)
            return ()
        if deadline.kind == NUDGE:
            return [self._faces.nudge(each) for each in await self._ringing.nudge(deadline)]
        if deadline.kind == OVERDUE:
            return await self._ringing.overdue(deadline)
        return await self._desk.answers.say(deadline)
