"""The contract of what is planned, on every implementation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.ports.due import Deadline
from tests.adapters.rows import NOON

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

HOUR = timedelta(hours=1)
FIRST = Deadline("ticket", "12 first", NOON, "telegram", {"text": "该答了 😀", "numbers": [1, 2]})
LATER = Deadline("ticket", "12 second", NOON + HOUR, "telegram")
OTHER = Deadline("digest", "12 first", NOON - HOUR, "web")


async def test_what_is_planned_is_due_from_its_moment_on_the_earliest_first(storage: Storage) -> None:
    for each in (LATER, FIRST, OTHER):
        assert await storage.due.plan(each)
    assert list(await storage.due.ripe(NOON - timedelta(microseconds=1), 9)) == [OTHER]
    assert list(await storage.due.ripe(NOON, 9)) == [OTHER, FIRST]
    assert list(await storage.due.ripe(NOON + HOUR, 9)) == [OTHER, FIRST, LATER]
    assert list(await storage.due.ripe(NOON + HOUR, 2)) == [OTHER, FIRST]


async def test_the_same_is_planned_once_also_after_it_was_dealt_with(storage: Storage) -> None:
    assert await storage.due.plan(FIRST)
    assert not await storage.due.plan(replace(FIRST, at=NOON + HOUR))
    assert list(await storage.due.ripe(NOON + HOUR, 9)) == [FIRST]
    await storage.due.finish(FIRST, NOON)
    assert not await storage.due.plan(FIRST)
    assert list(await storage.due.ripe(NOON + HOUR, 9)) == []


async def test_of_all_who_finish_one_is_told_that_it_was_open(storage: Storage) -> None:
    await storage.due.plan(FIRST)
    told = await asyncio.gather(*(storage.due.finish(FIRST, NOON) for _ in range(10)))
    assert sorted(told) == [False] * 9 + [True]
    assert not await storage.due.finish(LATER, NOON)


async def test_the_next_is_the_earliest_that_is_open(storage: Storage) -> None:
    assert await storage.due.next() is None
    for each in (LATER, FIRST):
        await storage.due.plan(each)
    assert await storage.due.next() == NOON
    await storage.due.finish(FIRST, NOON)
    assert await storage.due.next() == NOON + HOUR


async def test_a_moment_of_another_zone_is_the_same_moment(storage: Storage) -> None:
    shanghai = timezone(timedelta(hours=8))
    await storage.due.plan(replace(FIRST, at=NOON.astimezone(shanghai)))
    assert await storage.due.next() == NOON
    assert list(await storage.due.ripe(NOON.astimezone(shanghai) - timedelta(seconds=1), 9)) == []
    assert list(await storage.due.ripe(NOON.astimezone(shanghai), 9)) == [FIRST]


async def test_a_deadline_whose_message_cannot_be_stored_stays_open(storage: Storage) -> None:
    await storage.due.plan(FIRST)

    async def say() -> None:
        async with storage.together():
            assert await storage.due.finish(FIRST, NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await say()
    assert list(await storage.due.ripe(NOON, 9)) == [FIRST]


async def test_of_instances_that_finish_at_once_one_is_told_that_it_was_open(postgres_url: str) -> None:
    engines = [open_engine(postgres_url) for _ in range(4)]
    try:
        await upgrade(engines[0])
        storages = [SqlStorage(engine) for engine in engines]
        for number in range(20):
            await storages[0].due.plan(replace(FIRST, key=str(number)))

        async def take(storage: SqlStorage) -> int:
            taken = 0
            for number in range(20):
                async with storage.together():
                    taken += await storage.due.finish(replace(FIRST, key=str(number)), NOON)
                    await asyncio.sleep(0.001)
            return taken

        assert sum(await asyncio.gather(*map(take, storages))) == 20
    finally:
        for engine in engines:
            await engine.dispose()
