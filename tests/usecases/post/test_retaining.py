"""What was asked is kept as long as the settings say: dropped at the start, and on later days."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.ports.questions import QuestionFilter
from bot.usecases.post.retaining import AT_ONCE, oldest, retaining
from bot.usecases.post.write_queue import WriteQueue
from tests.adapters.rows import row
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import Sequence

SOON = 0.01


async def kept(storage: InMemoryStorage) -> Sequence[str]:
    return [each.text async for each in storage.questions.list(QuestionFilter())]


async def until_kept(storage: InMemoryStorage, wanted: Sequence[str]) -> None:
    async with asyncio.timeout(10):
        while await kept(storage) != wanted:  # noqa: ASYNC110  # the log tells nobody that a row is gone
            await asyncio.sleep(SOON)


async def test_whole_months_are_kept_and_older_ones_go_at_the_start_and_later() -> None:
    storage, clock = InMemoryStorage(), FixedClock()
    first = oldest(clock(), 2)
    last = first - timedelta(seconds=1)
    for _ in range(AT_ONCE + 1):
        await storage.questions.record(row(text="old", asked_at=last))
    await storage.questions.record(row(text="new", asked_at=first))
    async with WriteQueue(storage) as keeping, retaining(keeping, 2, clock, SOON):
        await until_kept(storage, ["new"])
        clock.advance(timedelta(days=31).total_seconds())
        await until_kept(storage, [])


async def test_where_nothing_is_said_of_months_everything_is_kept() -> None:
    storage = InMemoryStorage()
    clock = FixedClock()
    await storage.questions.record(row(text="old", asked_at=oldest(clock(), 999)))
    async with WriteQueue(storage) as keeping, retaining(keeping, None, clock, SOON):
        await keeping.write(lambda: storage.chats.get("a"))
    assert await kept(storage) == ["old"]
