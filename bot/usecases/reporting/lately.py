"""What takes long to find out is found out once in some minutes, however many ask for it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable
    from datetime import datetime, timedelta

    from bot.ports import Clock

T = TypeVar("T")

MOST = 200
"""Things that are remembered; the one asked for longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found out, and when."""

    what: T
    at: datetime


class Lately(Generic[T]):
    """Remembers what was found out lately."""

    def __init__(self, lasts: timedelta, clock: Clock) -> None:
        """Remembers nothing yet.

        Args:
            lasts: how long something is as good as new.
            clock: tells the time.
        """
        self._lasts = lasts
        self._clock = clock
        self._found: OrderedDict[Hashable, Found[T]] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()

    async def get(self, about: Hashable, find_out: Callable[[], Awaitable[T]]) -> Found[T]:
        """What is known about something; what finding it out raises is raised, and not remembered.

        Args:
            about: what is wanted.
            find_out: is asked where it is not known, or not any more; one at a time.
        """
        async with self._one_at_a_time:
            known, now = self._found.get(about), self._clock()
            if known is None or now - known.at >= self._lasts:
                known = self._found[about] = Found(await find_out(), now)
            self._found.move_to_end(about)
            if len(self._found) > MOST:
                self._found.popitem(last=False)
            return known
