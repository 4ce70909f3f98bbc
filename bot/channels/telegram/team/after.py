"""What a team hands in after a session: a question a line, below the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.team.acts import Said
from bot.delivery.outgoing import Outgoing
from bot.messages import message
from bot.usecases.sessions import Sessions, said_back

if TYPE_CHECKING:
    from bot.channels.telegram.team.acts import Here
    from bot.ports import Clock
    from bot.usecases.desk import Desk

ANSWER = 120
"""Characters of an answer that are said back."""


class After:
    """Takes in what was asked at sessions."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._sessions = Sessions(desk, clock)

    async def take(self, behind: str, here: Here) -> Said:
        """What became of each line behind the command."""
        if not behind.strip():
            return Said((Outgoing(here.place, message("session.how")),))
        lines = await self._sessions.take(here.group.team, behind.splitlines())
        team = self._desk.teams.name(here.group.team)
        return Said((Outgoing(here.place, said_back(lines, team, ANSWER)),))
