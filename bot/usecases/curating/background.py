"""Work that takes a minute: begun when somebody first wants its result, kept as long as it is the newest."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Result = TypeVar("Result")
KEPT = 8
"""Results that are kept; the one wanted longest ago goes first."""


class Background(Generic[Result]):
    """Results by the key of what they were made from. Nobody waits for them."""

    def __init__(self) -> None:
        self._tasks: OrderedDict[str, asyncio.Future[Result]] = OrderedDict()

    def look(self, key: str, begin: Callable[[], Awaitable[Result]]) -> Result | None:
        """The result; None while it is being made, which begins now if it has not.

        Args:
            key: says what it is made from.
            begin: makes it.

        Raises:
            Exception: whatever making it raised, once; the next look begins anew.
        """
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.ensure_future(begin())
            self._forget()
        self._tasks.move_to_end(key)
        if not task.done():
            return None
        if task.cancelled() or task.exception() is not None:
            del self._tasks[key]
        return task.result()

    def _forget(self) -> None:
        for key, task in list(self._tasks.items()):
            if len(self._tasks) > KEPT and task.done():
                del self._tasks[key]
