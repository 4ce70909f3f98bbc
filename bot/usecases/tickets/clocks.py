"""Plans when somebody has to be reminded of a ticket. What is done then stands in `ringing`.

Every stage of every turn of a ticket is one row, planned in the transaction that opens it: whatever happens
in between, each comes due once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.core.desk.workdays import half_way
from bot.ports.due import Deadline

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.desk.teams import Teams
    from bot.core.desk.tickets import Ticket
    from bot.ports.delivery import Storage
    from bot.ports.tickets import Asker
    from bot.usecases.tickets.pushing import Pushing

KIND = "clock"
"""Deadlines of this kind are looked at; nothing is said directly, so that they have no channel."""
OVERDUE = "overdue"
"""Deadlines of this kind tell one who asked that the answer is late."""
Stage = Literal["half", "due", "moved"]


class Clocks:
    """Plans for tickets."""

    def __init__(self, storage: Storage, teams: Teams, pushing: Pushing) -> None:
        self._storage = storage
        self._teams = teams
        self._pushing = pushing

    async def start(self, ticket: Ticket) -> None:
        """Plans the reminders of a ticket that waits, from when it was opened. Needs its history."""
        stages: dict[Stage, datetime] = {
            "half": half_way(ticket.since, ticket.due_at),
            "due": ticket.due_at,
            "moved": self._teams.given_up(ticket.due_at),
        }
        for stage, at in stages.items():
            key = f"{ticket.number} {ticket.turn} {stage}"
            content = {"ticket": ticket.number, "turn": ticket.turn, "stage": stage}
            await self._storage.due.plan(Deadline(KIND, key, at, "", content))

    async def watch(self, ticket: Ticket, asker: Asker) -> None:
        """Plans that one who was promised a day is told once if it passes."""
        if asker.place is None:
            return
        key = f"{ticket.number} {asker.chat}"[:80]
        content = {"ticket": ticket.number, "chat": asker.chat}
        at = self._pushing.when(ticket.due_at)
        await self._storage.due.plan(Deadline(OVERDUE, key, at, asker.channel, content))
