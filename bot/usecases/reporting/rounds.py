"""Once a week every group of a team is told what was asked. The moments are rows, so that each comes once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.core.place import local_day
from bot.ports.due import Deadline
from bot.usecases.reporting.briefing import Briefing, Stretch
from bot.usecases.reporting.enclosing import Enclosing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.outgoing import Outgoing
    from bot.ports import Clock
    from bot.usecases.reporting.enclosing import Sheet
    from bot.usecases.tickets.desk import Desk

WEEK = "week"
"""Deadlines of this kind begin a round: nothing is said directly, so that they have no channel."""
DIGEST = "digest"
"""Deadlines of this kind tell one team."""
DAYS = 7


class Rounds:
    """Plans the rounds, and says what there is to say."""

    def __init__(self, desk: Desk, clock: Clock, sheet: Sheet | None = None) -> None:
        """Nothing is planned yet.

        Args:
            desk: whose groups are told.
            clock: says when it is.
            sheet: makes spreadsheets; None: none is sent.
        """
        self._desk = desk
        self._enclosing = Enclosing(desk, sheet)
        self._clock = clock
        self._briefing = Briefing(desk, clock)

    async def plan(self) -> None:
        """Plans the next round, unless it is planned.

        Raises:
            StorageError: it is not planned.
        """
        weekly = self._desk.habits.weekly
        if weekly is not None:
            at = weekly.next(self._clock())
            await self._desk.storage.due.plan(Deadline(WEEK, f"{at:%Y-%m-%d %H:%M}", at, ""))

    async def ring(self, deadline: Deadline) -> None:
        """A round begins; after a long stop only the last one. One planned for another hour is left."""
        weekly = self._desk.habits.weekly
        await self.plan()
        if weekly is None or weekly.latest(deadline.at) != deadline.at:
            return
        now = self._clock()
        day = local_day(weekly.latest(now))
        for group in await self._desk.storage.groups.list():
            if group.gone_at is None:
                content = {"team": group.team, "day": day.isoformat()}
                at = self._desk.pushing.when(now)
                key = f"{group.team} {day}"
                await self._desk.storage.due.plan(Deadline(DIGEST, key, at, group.channel, content))
        self._desk.relay.planned()

    async def tell(self, deadline: Deadline) -> Sequence[Outgoing]:
        """The digest for one team; none where its group is gone."""
        team = str(deadline.content["team"])
        groups = {each.team: each for each in await self._desk.storage.groups.list() if each.gone_at is None}
        group = groups.get(team)
        if group is None or group.channel != deadline.channel:
            return ()
        stretch = Stretch.before(date.fromisoformat(str(deadline.content["day"])), DAYS)
        return await self._enclosing.messages(await self._briefing.digest(team, stretch), group.place)
