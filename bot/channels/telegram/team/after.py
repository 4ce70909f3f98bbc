"""What a team hands in after a session: a question a line, below the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.team.acts import Said
from bot.delivery.outgoing import Outgoing
from bot.messages import message
from bot.usecases.answering.sessions import Sessions, said_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.team.acts import Here
    from bot.ports import Clock
    from bot.usecases.answering.sessions import Think, Thought
    from bot.usecases.tickets.desk import Desk

ANSWER = 120
"""Characters of an answer that are said back."""


class After:
    """Takes in what was asked at sessions."""

    def __init__(self, desk: Desk, clock: Clock, think: Think) -> None:
        self._desk = desk
        self._sessions = Sessions(desk, clock, think)

    async def think(self, behind: str, team: str) -> Sequence[Thought]:
        """What the engine makes of each line behind the command of a team."""
        return await self._sessions.think(team, behind.splitlines())

    async def take(self, thought: Sequence[Thought], here: Here) -> Said:
        """What became of each line."""
        if not thought:
            return Said((Outgoing(here.place, message("session.how")),))
        lines = await self._sessions.keep(thought)
        team = self._desk.teams.name(here.group.team)
        return Said((Outgoing(here.place, said_back(lines, team, ANSWER)),))
