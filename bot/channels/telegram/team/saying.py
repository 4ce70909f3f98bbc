"""Words what comes due for tickets: an answer for whoever asked, a card for a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.team.faces import Faces
    from bot.delivery.outgoing import Outgoing
    from bot.ports.due import Deadline
    from bot.usecases.desk import Desk

from bot.usecases.relaying import KIND


class Saying:
    """Says what is due."""

    def __init__(self, desk: Desk, faces: Faces) -> None:
        self._desk = desk
        self._faces = faces

    async def say(self, deadline: Deadline) -> Sequence[Outgoing]:
        """The messages that a deadline stands for; none where there is nothing to say any more."""
        if deadline.kind == KIND:
            return [self._faces.card(each) for each in await self._desk.relay.due(deadline)]
        return await self._desk.answers.say(deadline)
