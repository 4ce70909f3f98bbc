"""Waits for what comes due, and has it said once: what comes of a deadline is stored together with its end.

A single sleeper. Restarts, clocks that jump and other instances change nothing about "once", because the
row says it. What is planned, and what is said, is the business of whoever plans.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.errors import StorageError
from bot.messages import message
from bot.usecases.post.posting import Letter

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from bot.delivery.outgoing import Outgoing, Posted
    from bot.ports import Clock
    from bot.ports.due import Deadline
    from bot.usecases.post.posting import Posting
    from bot.usecases.post.write_queue import WriteQueue

    Say = Callable[[Deadline], Awaitable[Sequence[Outgoing]]]

logger = logging.getLogger(__name__)

LONGEST = 60.0
"""Seconds between two looks at the clock at most: it may have been set, or another instance have planned."""
TOGETHER = 100
"""Deadlines looked at in one go; a long stop may have left more."""
AGAIN = timedelta(minutes=5)
"""After how long a deadline is tried again whose words could not be made."""


class Alarms:
    """The one who waits."""

    def __init__(
        self,
        keeping: WriteQueue,
        postings: Mapping[str, Posting],
        say: Say,
        clock: Clock,
        longest: float = LONGEST,
    ) -> None:
        """Waits for nothing before it is run.

        Args:
            keeping: where deadlines and messages are kept.
            postings: who sends, for each channel; what goes to another waits in the outbox.
            say: words what comes of a deadline. It may read and write storage, as part of the one
                transaction, and nothing else: it may be done again.
            clock: says what time it is.
            longest: seconds between two looks at most.
        """
        self._keeping = keeping
        self._postings = postings
        self._say = say
        self._clock = clock
        self._longest = longest
        self._planned = asyncio.Event()
        self._not_before: dict[tuple[str, str], datetime] = {}

    async def plan(self, deadline: Deadline) -> bool:
        """Keeps a deadline; says whether it is new.

        Raises:
            StorageError: it is not stored yet. It is kept, and will be.
        """
        new = await self._keeping.write(lambda: self._keeping.storage.due.plan(deadline))
        self.look()
        return new

    def look(self) -> None:
        """Something has been planned: the next may now be an earlier one."""
        self._planned.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Has everything said that comes due, until `stop`."""
        stopped = asyncio.ensure_future(stop.wait())
        while not stop.is_set():
            seconds = self._longest
            with suppress(StorageError):  # the operator has been told; nothing is lost by waiting
                seconds = await self._say_what_is_due()
            planned = asyncio.ensure_future(self._planned.wait())
            await asyncio.wait({planned, stopped}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            planned.cancel()
            self._planned.clear()
        stopped.cancel()

    async def _say_what_is_due(self) -> float:
        """Returns in how many seconds to look again."""
        due = self._keeping.storage.due
        now = self._clock()
        for deadline in await self._keeping.read(lambda: due.ripe(now, TOGETHER)):
            if self._not_before.get((deadline.kind, deadline.key), now) <= now:
                await self._settle(deadline)
        upcoming = await self._keeping.read(due.next)
        if upcoming is None:
            return self._longest
        left = (upcoming - self._clock()).total_seconds()
        # One that cannot be worded stays due: it must not keep us busy.
        return min(left, self._longest) if left > 0 or not self._not_before else self._longest

    async def _settle(self, deadline: Deadline) -> None:
        storage = self._keeping.storage
        now = self._clock()

        async def store() -> Sequence[Posted]:
            if not await storage.due.finish(deadline, now):
                return ()  # another instance, or an earlier attempt, has done it
            outgoing = await self._say(deadline)
            named = f"due {deadline.kind} {deadline.key}"
            return await storage.outbox.add(deadline.channel, named, outgoing, now)

        def post(posted: Sequence[Posted]) -> None:
            if (posting := self._postings.get(deadline.channel)) is not None:
                posting.post([Letter(each.outgoing, each.id) for each in posted])

        try:
            post(await self._keeping.write(store, post))
        except StorageError:
            raise
        except Exception:
            logger.exception(message("log.deadline", kind=deadline.kind))
            self._not_before[deadline.kind, deadline.key] = now + AGAIN
        else:
            self._not_before.pop((deadline.kind, deadline.key), None)
