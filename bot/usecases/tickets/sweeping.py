"""Finds what is new, reads otherwise or ends soon, and has those told who follow it. Each time once.

What of each topic was told about last is kept. It is looked at when the bot starts, when it takes up another
version of the knowledge base, and every morning.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.desk.editions import changes, due_before, editions
from bot.core.desk.workdays import MORNING
from bot.core.place import PLACE, local_day
from bot.ports.due import Deadline
from bot.ports.notices import Notice
from bot.usecases.tickets.change_words import CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bot.core.desk.editions import Edition
    from bot.ports import Clock
    from bot.usecases.tickets.desk import Desk

SWEEP = "sweep"
"""Deadlines of this kind look at everything: nothing is said directly, so that they have no channel."""
PLACES_LAST = timedelta(days=180)
"""How long after the last answer it is known where a chat can be told that it was wrong."""


class Sweeping:
    """Plans the looks, and takes them. To be used inside `Storage.together`."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._storage = desk.storage
        self._clock = clock

    async def plan(self) -> None:
        """Plans that of the next morning, unless it is planned.

        Raises:
            StorageError: it is not planned.
        """
        there = self._clock().astimezone(PLACE)
        at = datetime.combine(there.date(), MORNING, PLACE)
        at = at if at > there else at + timedelta(days=1)
        await self._storage.due.plan(Deadline(SWEEP, at.date().isoformat(), at, ""))

    async def plan_now(self) -> None:
        """Plans one at once.

        Raises:
            StorageError: it is not planned.
        """
        now = self._clock()
        await self._storage.due.plan(Deadline(SWEEP, f"now {now.isoformat()}", now, ""))

    async def sweep(self, _: Deadline) -> None:
        """Has everybody told who follows what there is to tell of."""
        await self.plan()
        now = self._clock()
        knowledge = self._desk.engine.knowledge
        before, current = await self._storage.editions.get(), editions(knowledge)
        found = list(_found(before, current, local_day(now)))
        followers = await self._storage.subscriptions.list() if found else ()
        for topic, what, key in found:
            for each in followers:
                if each.subject.has(knowledge[topic], knowledge):
                    content = {"topic": topic, "what": what}
                    named = CHANGE, key, each.chat, each.channel
                    await self._desk.notices.give(Notice(*named, now, content, each.place))
        if before != current:
            await self._storage.editions.replace(current)
        await self._storage.places.forget(now - PLACES_LAST)
        self._desk.relay.planned()


def _found(
    before: Mapping[str, Edition], now: Mapping[str, Edition], today: date
) -> Iterator[tuple[str, str, str]]:
    """Topic, what there is to tell of it, and by which key it is told once."""
    for each in changes(before, now):
        yield each.topic, each.what, f"{each.what} {each.topic} {each.digest} {today}"
    for topic, edition in now.items():
        days = due_before(edition.until, today)
        if days is not None:
            yield topic, "ends", f"ends {topic} {edition.until} {days}"
