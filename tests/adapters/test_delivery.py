"""The contract of inbox, outbox and their one transaction, on every implementation."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.sql.delivery import SqlStorage
from bot.core.errors import StorageError
from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Arrival, Place
from bot.ports.chats import ChatState
from bot.ports.delivery import DeadLetter
from tests.adapters.rows import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.ports.delivery import Storage

FIRST = Arrival("telegram", "9", '{"update_id": 9}', NOON)
SECOND = Arrival("telegram", "4", '{"update_id": 4}', NOON)  # numbers may begin anew at random
ANSWER = Outgoing(Place(7, 2, 3), "答案 😀", ((("条件", "s:a"), ("材料", "s:b")),))
EDIT = Outgoing(Place(7), "改", edits=5)


async def test_what_came_in_waits_in_its_order_until_it_is_finished(storage: Storage) -> None:
    assert list(await storage.inbox.store([FIRST, SECOND])) == [FIRST, SECOND]
    assert list(await storage.inbox.unfinished("telegram")) == [FIRST, SECOND]
    assert list(await storage.inbox.unfinished("web")) == []
    assert await storage.inbox.finish("telegram", ["9"], NOON)
    assert list(await storage.inbox.unfinished("telegram")) == [SECOND]


async def test_the_same_key_is_taken_in_once_also_after_it_was_finished(storage: Storage) -> None:
    await storage.inbox.store([FIRST])
    assert list(await storage.inbox.store([FIRST, SECOND, SECOND])) == [SECOND]
    await storage.inbox.finish("telegram", ["9"], NOON)
    assert list(await storage.inbox.store([replace(FIRST, raw="again")])) == []


async def test_finishing_says_whether_anything_was_open(storage: Storage) -> None:
    await storage.inbox.store([FIRST, SECOND])
    assert await storage.inbox.finish("telegram", ["9"], NOON)
    assert await storage.inbox.finish("telegram", ["9", "4"], NOON)
    assert not await storage.inbox.finish("telegram", ["9", "4"], NOON)
    assert not await storage.inbox.finish("web", ["unknown"], NOON)


async def test_a_finished_key_is_forgotten_after_a_while_and_an_open_one_is_not(storage: Storage) -> None:
    await storage.inbox.store([FIRST, SECOND])
    await storage.inbox.finish("telegram", ["9"], NOON)
    await storage.inbox.forget(NOON)
    assert list(await storage.inbox.store([FIRST])) == []
    await storage.inbox.forget(NOON + timedelta(seconds=1))
    assert list(await storage.inbox.store([FIRST, SECOND])) == [FIRST]


async def test_what_cannot_be_read_is_kept_once_and_no_longer_waits(storage: Storage) -> None:
    letter = DeadLetter("telegram", "9", "{}", "KeyError", NOON)
    await storage.inbox.store([FIRST])
    for _ in range(2):
        await storage.inbox.bury(letter)
    assert list(await storage.inbox.dead()) == [letter]
    assert list(await storage.inbox.unfinished("telegram")) == []


async def test_messages_wait_in_their_order_until_they_are_sent_or_refused(storage: Storage) -> None:
    first, second = await storage.outbox.add("telegram", "9", [ANSWER, EDIT], NOON)
    (third,) = await storage.outbox.add("telegram", "4", [ANSWER], NOON)
    assert [each.outgoing for each in await storage.outbox.unsent("telegram")] == [ANSWER, EDIT, ANSWER]
    await storage.outbox.close({first.id: None, third.id: "chat not found"}, NOON)
    assert list(await storage.outbox.unsent("telegram")) == [second]
    assert list(await storage.outbox.unsent("web")) == []


async def test_what_is_stored_together_is_stored_as_a_whole_or_not_at_all(storage: Storage) -> None:
    await storage.inbox.store([FIRST])

    async def turn(*, broken: bool) -> None:
        async with storage.together():
            await storage.inbox.finish("telegram", ["9"], NOON)
            await storage.chats.save("a", ChatState(topic="vat"))
            await storage.outbox.add("telegram", "9", [ANSWER], NOON)
            if broken:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        await turn(broken=True)
    assert list(await storage.inbox.unfinished("telegram")) == [FIRST]
    assert await storage.chats.get("a") == ChatState()
    assert list(await storage.outbox.unsent("telegram")) == []
    await turn(broken=False)
    assert list(await storage.inbox.unfinished("telegram")) == []
    assert await storage.chats.get("a") == ChatState(topic="vat")
    assert len(await storage.outbox.unsent("telegram")) == 1


async def test_sql_keeps_nothing_that_people_wrote_once_it_is_dealt_with(
    database_engine: AsyncEngine, database: Path
) -> None:
    storage = SqlStorage(database_engine)
    await storage.inbox.store([replace(FIRST, raw="13805961234")])
    await storage.inbox.finish("telegram", ["9"], NOON)
    (posted,) = await storage.outbox.add("telegram", "9", [replace(ANSWER, text="13805961234")], NOON)
    await storage.outbox.close({posted.id: None}, NOON)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT raw FROM inbox").fetchall() == [("",)]
        assert connection.execute("SELECT content FROM outbox").fetchall() == [("{}",)]


async def test_sql_refuses_a_second_answer_to_the_same_key(any_engine: AsyncEngine) -> None:
    storage = SqlStorage(any_engine)
    await storage.outbox.add("telegram", "9", [ANSWER], NOON)
    with pytest.raises(StorageError):
        await storage.outbox.add("telegram", "9", [ANSWER], NOON)


async def test_sql_turns_of_many_tasks_do_not_mix(any_engine: AsyncEngine) -> None:
    storage = SqlStorage(any_engine)

    async def turn(number: int) -> None:
        async with storage.together():
            await storage.outbox.add("telegram", str(number), [ANSWER], NOON)
            await asyncio.sleep(0)
            if number % 2:
                raise RuntimeError

    await asyncio.gather(*(turn(number) for number in range(20)), return_exceptions=True)
    assert len(await storage.outbox.unsent("telegram")) == 10


async def test_sql_a_task_started_in_a_transaction_does_not_live_on_in_it(
    database_engine: AsyncEngine,
) -> None:
    storage = SqlStorage(database_engine)

    async def later() -> None:
        await asyncio.sleep(0.01)
        await storage.chats.save("late", ChatState(topic="vat"))

    async with storage.together():
        task = asyncio.create_task(later())
        await storage.chats.save("now", ChatState(topic="vat"))
    await task
    assert await storage.chats.get("late") == ChatState(topic="vat")
