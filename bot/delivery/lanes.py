"""Runs work: one thing at a time within a conversation, in the order it came, all conversations side by side.

A handler only hands work in and returns. So a chat that has to wait holds up nobody else.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Lanes:
    """A lane per conversation."""

    def __init__(self, failed: Callable[[object, Exception], Awaitable[object]]) -> None:
        """Makes empty lanes.

        Args:
            failed: is told the origin of the work that failed, and how it did. Must not raise.
        """
        self._failed = failed
        # A lock lives as long as some work holds on to it; then the lane is gone.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, lane: str, origin: object, work: Callable[[], Awaitable[None]]) -> None:
        """Does the work after all that was handed in before for this lane."""
        lock = self._locks.get(lane)
        if lock is None:
            lock = self._locks[lane] = asyncio.Lock()
        self._start(self._in_turn(lock, origin, work))

    def aside(self, origin: object, work: Callable[[], Awaitable[None]]) -> None:
        """Does the work now, whatever else is under way."""
        self._start(self._guarded(origin, work))

    async def finish(self) -> None:
        """Waits for everything handed in, also what is handed in meanwhile."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, coroutine: Awaitable[None]) -> None:
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _in_turn(self, lock: asyncio.Lock, origin: object, work: Callable[[], Awaitable[None]]) -> None:
        async with lock:
            await self._guarded(origin, work)

    async def _guarded(self, origin: object, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - nothing a person sends may end the bot; it is reported
            await self._failed(origin, error)
