"""Nothing is lost between arriving and being answered: inbox before handling, outbox before sending.

A turn is stored as a whole: that its arrivals are dealt with, what the answer changes, and what is to be
sent. When storage fails or is slow, the turn is answered from memory, and stored when that works again.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.errors import StorageError
from bot.messages import message
from bot.usecases.post.posting import Letter
from bot.usecases.post.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from bot.delivery.outgoing import Outgoing, Posted
    from bot.delivery.received import Arrival
    from bot.ports import Clock
    from bot.ports.delivery import DeadLetter
    from bot.usecases.post.posting import Posting
    from bot.usecases.post.write_queue import WriteQueue

logger = logging.getLogger(__name__)

MOST = 1000
"""Arrivals that may wait for their answer before no more are taken in."""
HELD = 1000
"""Arrivals that are dealt with from memory while storage fails. Those beyond are not taken in: the channel
keeps them, and delivers them again when storage works."""
KEYS_LAST = timedelta(days=3)
"""How long it is known what was dealt with; channels deliver nothing again that is older."""
TIDY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of arrivals."""

    fresh: Sequence[Arrival]
    """Those never seen before: they are to be dealt with."""
    stored: bool
    """Whether the channel may forget all of them."""


class Delivering:
    """What a channel hands its arrivals and its answers to."""

    def __init__(self, channel: str, keeping: WriteQueue, posting: Posting, clock: Clock) -> None:
        self._channel = channel
        self._keeping = keeping
        self._inbox = keeping.storage.inbox
        self._outbox = keeping.storage.outbox
        self._posting = posting
        self._clock = clock
        self._unstored: set[str] = set()
        self._open: set[str] = set()
        self._handed: set[str] | None = set()
        self._overflowed = False
        self._room = asyncio.Event()
        self._room.set()
        self._tidied: datetime | None = None

    async def resume(self) -> Sequence[Arrival]:
        """Sends what was left unsent; returns what was left unanswered, in the order it came.

        Raises:
            StorageError: storage cannot be read.
        """
        left = await self._outbox.unsent(self._channel)
        self._posting.post([Letter(each.outgoing, each.id) for each in left])
        unanswered = self._opened(await self._inbox.unfinished(self._channel))
        self._handed = None
        return unanswered

    async def take_in(self, arrivals: Sequence[Arrival]) -> Taken:
        """Stores what arrived, once for each key, before anything is done about it.

        Waits while very many arrivals are not dealt with; takes none in while too many cannot be stored.
        """
        await self._room.wait()
        self._tidy()
        new = {each.key: each for each in arrivals if each.key not in self._unstored}
        known = len({each.key for each in arrivals}) - len(new)
        if not new:
            return Taken((), stored=not known)
        if self._overfull():
            return Taken((), stored=False)
        try:
            fresh = await self._keeping.write(
                lambda: self._inbox.store(list(new.values())),
                lambda _: self._unstored.difference_update(new),
            )
        except StorageError:
            self._unstored.update(new)
            return Taken(self._opened(list(new.values())), stored=False)
        return Taken(self._opened(fresh), stored=not known)

    async def settle(
        self,
        keys: Sequence[str],
        keep: Callable[[], Awaitable[Sequence[Outgoing]]],
        otherwise: Sequence[Outgoing],
    ) -> None:
        """Stores what came of some arrivals, then sends what is to be said. Once for each arrival.

        Args:
            keys: the arrivals.
            keep: stores what the turn changes, and words the answer; may be called again.
            otherwise: the answer if that cannot be stored now.
        """
        turn = Turn(self._posting)

        async def store() -> Sequence[Posted]:
            now = self._clock()
            if not await self._inbox.finish(self._channel, keys, now):
                return ()  # all this has been answered before
            outgoing = turn.remaining(await keep())
            return await self._outbox.add(self._channel, keys[0], outgoing, now)

        try:
            posted = await self._keeping.write(store, turn.link)
        except StorageError:
            self._posting.post(turn.answer(otherwise))
        else:
            self._posting.post([Letter(each.outgoing, each.id) for each in posted])
        finally:
            self._closed(keys)

    def dismiss(self, key: str) -> None:
        """An arrival that nothing needs to be done about."""
        self._keeping.write_later(lambda: self._inbox.finish(self._channel, [key], self._clock()))
        self._closed([key])

    def bury(self, letter: DeadLetter) -> None:
        """An arrival that cannot be read."""
        self._keeping.write_later(lambda: self._inbox.bury(letter))
        self._closed([letter.key])

    def _opened(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Those that nobody has been handed yet: what comes in at the start may be resumed as well."""
        if self._handed is not None:
            arrivals = [each for each in arrivals if each.key not in self._handed]
            self._handed.update(each.key for each in arrivals)
        self._open.update(each.key for each in arrivals)
        if len(self._open) >= MOST:
            self._room.clear()
        return arrivals

    def _closed(self, keys: Sequence[str]) -> None:
        self._open.difference_update(keys)
        if len(self._open) < MOST:
            self._room.set()

    def _overfull(self) -> bool:
        """Whether memory holds all it may of what cannot be stored; said once, until that is over."""
        before, self._overflowed = self._overflowed, len(self._unstored) >= HELD
        if self._overflowed and not before:
            logger.error(message("log.overfull", count=len(self._unstored)))
        return self._overflowed

    def _tidy(self) -> None:
        """Once a day, drops the keys of what is never delivered again."""
        now = self._clock()
        if self._tidied is None or now - self._tidied >= TIDY:
            self._tidied = now
            self._keeping.write_later(lambda: self._inbox.forget(now - KEYS_LAST))
