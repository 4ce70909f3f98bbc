"""Keeps what people asked as long as the settings say: looked at at the start, and once a day."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.errors import StorageError
from bot.core.place import PLACE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.ports import Clock
    from bot.usecases.post.write_queue import WriteQueue

AT_ONCE = 500
"""Questions that are dropped in one transaction: those who ask meanwhile wait for it."""
DAY = 24 * 3600.0
"""Seconds between two looks."""


@asynccontextmanager
async def retaining(
    keeping: WriteQueue, months: int | None, clock: Clock, day: float = DAY
) -> AsyncIterator[None]:
    """Drops what is too old, for the length of a `with`.

    Args:
        keeping: where it is.
        months: how many whole months are kept beside the one that is going on; None: all of them.
        clock: says which month that is.
        day: seconds between two looks.
    """
    if months is None:
        yield
        return
    looking = asyncio.create_task(_look(keeping, months, clock, day))
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


async def _look(keeping: WriteQueue, months: int, clock: Clock, day: float) -> None:
    while True:
        before = oldest(clock(), months)
        with suppress(StorageError):  # said by what keeps; there is another day
            while await keeping.write(lambda: keeping.storage.traces.forget(before, AT_ONCE)) == AT_ONCE:  # noqa: B023
                pass
        await asyncio.sleep(day)


def oldest(now: datetime, months: int) -> datetime:
    """The moment from which on everything is kept: months are kept whole, as they are told to the public.

    >>> from datetime import UTC
    >>> oldest(datetime(2026, 11, 28, tzinfo=UTC), 24).isoformat()
    '2024-11-01T00:00:00+08:00'
    """
    there = now.astimezone(PLACE)
    year, month = divmod(there.year * 12 + there.month - 1 - months, 12)
    return datetime(year, month + 1, 1, tzinfo=PLACE)
