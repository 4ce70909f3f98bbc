"""Writes to storage, a group at a time, in the order of asking; nobody waits long for a slow or failing one.

What cannot be written is kept in memory and written when storage works again. The operator hears of it in
one line, and in one line that it is over. What is lost if the process is killed meanwhile is lost.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Self, TypeVar

from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.ports.delivery import Storage

logger = logging.getLogger(__name__)

GROUP = 16
"""Writes that share one transaction at most; each transaction waits for the disk once."""
PATIENCE = 2.0
"""Seconds without anything being written after which nobody waits any more."""
PAUSE = 1.0
"""Seconds between two attempts while storage fails."""

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class _Write:
    work: Callable[[], Awaitable[Any]]
    done: asyncio.Future[Any]
    later: Callable[[Any], None] | None
    """Told the result if nobody waits for it any more."""
    left: bool = False


class WriteQueue:
    """A storage that is patient in the place of those who write; use it as an async context manager."""

    def __init__(self, storage: Storage, patience: float = PATIENCE, pause: float = PAUSE) -> None:
        self.storage = storage
        self._patience = patience
        self._pause = pause
        self._queue: deque[_Write] = deque()
        self._wanted = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._late: str | None = None
        self._wrote = 0.0
        """When something was last written, by the loop's clock."""

    async def __aenter__(self) -> Self:
        self._writer = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Writes what is left, if that can be done in time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience):
                await self._idle.wait()
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)
        if self._queue:
            logger.error(message("log.storage_lost", count=len(self._queue)))

    async def write(
        self,
        work: Callable[[], Awaitable[T]],
        later: Callable[[T], None] | None = None,
        *,
        first: bool = False,
    ) -> T:
        """Does the work in a transaction, together with what others write at the time.

        Args:
            work: reads and writes storage, nothing else: it may be done again.
            later: told the result if it comes after this has raised `StorageError`.
            first: before all else that waits.

        Raises:
            StorageError: it is not stored yet. It is kept, and will be.
        """
        mine = self._ask(work, later, first=first)
        if self._late is not None:
            mine.left = True
            raise StorageError(self._late)
        result: T = await self._wait(mine)
        return result

    def write_later(self, work: Callable[[], Awaitable[object]]) -> None:
        """Does the work some time; nobody waits for it."""
        self._ask(work).left = True

    async def read(self, work: Callable[[], Awaitable[T]]) -> T:
        """What the work reads, in one transaction with what others read and write: the database has one door.

        Raises:
            StorageError: storage fails or is slow.
        """
        if self._late is not None:
            raise StorageError(self._late)
        mine = self._ask(work)
        try:
            result: T = await self._wait(mine)
        except StorageError:
            mine.work = _nothing  # nobody wants it any more
            raise
        return result

    async def _wait(self, mine: _Write) -> Any:
        """Waits as long as storage gets on: many who write at once are no fault of it."""
        loop = asyncio.get_running_loop()
        since = loop.time()
        while (left := max(since, self._wrote) + self._patience - loop.time()) > 0:
            await asyncio.wait({mine.done}, timeout=left)
            if mine.done.done():
                return mine.done.result()
        self._be_late(message("storage.slow"))
        mine.left = True
        raise StorageError(message("storage.slow"))

    def _ask(
        self,
        work: Callable[[], Awaitable[Any]],
        later: Callable[[Any], None] | None = None,
        *,
        first: bool = False,
    ) -> _Write:
        asked = _Write(work, asyncio.get_running_loop().create_future(), later)
        if first:
            self._queue.appendleft(asked)
        else:
            self._queue.append(asked)
        self._wanted.set()
        self._idle.clear()
        return asked

    def _be_late(self, why: str) -> None:
        """From now on nobody waits, until everything is written."""
        if self._late is None:
            logger.error(message("log.storage_fails", why=why))
            self.write_later(_nothing)  # when this is written, storage works again
        self._late = why
        for each in self._queue:
            if not each.done.done():
                each.done.set_exception(StorageError(why))
                each.done.exception()  # nobody may be waiting
                each.left = True

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            group = list(islice(self._queue, GROUP))
            if not (await self._try(group) or await self._one_by_one(group)):
                await asyncio.sleep(self._pause)
            if not self._queue:
                self._wanted.clear()
                self._idle.set()
                if self._late is not None:
                    logger.warning(message("log.storage_works"))
                    self._late = None

    async def _one_by_one(self, group: Sequence[_Write]) -> bool:
        """Finds the one that spoils a group; says whether any could be written."""
        first, *others = group
        if await self._try([first]):
            return True
        if others and await self._try(others[:1]) and not await self._try([first]):
            # Storage works, yet refuses this one before and after: it would stand in the way for ever.
            logger.error(message("log.storage_refuses"))
            self._settle(first, StorageError(message("storage.refused")))
            return True
        return False

    async def _try(self, group: Sequence[_Write]) -> bool:
        """Writes them as one; says whether that is settled. One alone is, too, if the fault is its own."""
        try:
            async with self.storage.together():
                results = [await each.work() for each in group]
        except StorageError as error:
            self._be_late(str(error))
            return False
        except Exception as error:  # noqa: BLE001 - it goes to whoever asked, and spoils nothing for the others
            if len(group) == 1:
                self._settle(group[0], error)
            return len(group) == 1
        self._wrote = asyncio.get_running_loop().time()
        for each, result in zip(group, results, strict=True):
            self._settle(each, None, result)
        return True

    def _settle(self, write: _Write, error: Exception | None, result: Any = None) -> None:
        self._queue.remove(write)
        if not write.left and not write.done.done():
            if error is None:
                write.done.set_result(result)
            else:
                write.done.set_exception(error)
        elif error is not None:
            logger.error(message("log.storage_cannot", kind=type(error).__name__))
        elif write.later is not None:
            write.later(result)


async def _nothing() -> None:
    """A write that changes nothing."""
