"""What stands in inbox and outbox is dealt with once, in its order, wherever the bot was stopped."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.channels.telegram.polling import BATCH
from bot.core.errors import StorageError
from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Arrival, Place
from tests.botapi import BotApi, Person, people
from tests.channels.telegram.conftest import clock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    import pytest

    from bot.core.knowledge.wording import Wording
    from tests.channels.telegram.conftest import Bot

    Running = Callable[..., AbstractAsyncContextManager[Bot]]


class FailingStorage(InMemoryStorage):
    """A storage whose disk is full for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        if self.broken:
            raise StorageError("磁盘满了")
        async with super().together():
            yield


def arrival(number: int, person: Person, text: str, at: float | None = None) -> Arrival:
    """An update that was stored before the bot was killed."""
    said = people.message(number, person, person.private, {"text": text})
    said["date"] = int(at or time.time())
    raw = json.dumps({"update_id": number, "message": said})
    return Arrival("telegram", str(number), raw, clock())


async def test_what_was_stored_and_not_answered_is_answered_by_the_next_start(
    api: BotApi, running: Running, person: Person
) -> None:
    storage = InMemoryStorage()
    await api.say(person, "你好")
    fetched = api._updates[-1]
    await storage.inbox.store([Arrival("telegram", str(fetched["update_id"]), json.dumps(fetched), clock())])
    async with running(storage) as bot:  # Telegram was not told, so it delivers the message again
        await api.wait_for(lambda _: api.said(person.id) and api.pending == 0)
    assert bot.engine.asked == ["你好"]
    assert len(api.said(person.id)) == 1
    assert await storage.inbox.unfinished("telegram") == []


async def test_what_was_not_sent_is_sent_first_and_in_its_order(
    api: BotApi, running: Running, person: Person
) -> None:
    storage = InMemoryStorage()
    await storage.inbox.store([arrival(1, person, "稳岗")])
    api._chats.add(person.id)
    await storage.outbox.add("telegram", "0", [Outgoing(Place(person.id), each) for each in "甲乙"], clock())
    async with running(storage):
        await api.wait_for(lambda _: len(api.said(person.id)) == 3)
    assert [call.text[:3] for call in api.said(person.id)] == ["甲", "乙", "【稳岗"]
    assert await storage.outbox.unsent("telegram") == []


async def test_an_update_delivered_twice_is_answered_once(api: BotApi, bot: Bot, person: Person) -> None:
    await api.reply(person, "稳岗")
    said = people.message(500, person, person.private, {"text": "稳岗"})
    for _ in range(2):
        api._updates.append({"update_id": 1, "message": said})  # a number lower than the last, as happens
        await api._notify()
        await api.wait_for(lambda _: api.pending == 0 and len(api.said(person.id)) == 2)
    await api.reply(person, "你好")
    assert bot.engine.asked == ["稳岗", "稳岗", "你好"]


async def test_messages_of_a_backlog_are_one_question_only_if_they_were_written_closely(
    api: BotApi, running: Running, person: Person
) -> None:
    storage = InMemoryStorage()
    api._chats.add(person.id)
    texts = [("我厂 28 个人", 0), ("能领稳岗返还吗", 1), ("贴息几个点", 60)]
    await storage.inbox.store(
        [arrival(number, person, text, 1_795_000_000 + at) for number, (text, at) in enumerate(texts, 1)]
    )
    async with running(storage) as bot:
        await api.wait_for(lambda _: len(api.said(person.id)) == 2)
    assert bot.engine.asked == ["我厂 28 个人\n能领稳岗返还吗", "贴息几个点"]


async def test_nothing_of_a_long_backlog_is_taken_for_a_flood(
    api: BotApi, running: Running, person: Person, wording: Wording
) -> None:
    for number in range(30):
        await api.say(person, f"稳岗{number}", date=1_795_000_000 + 60 * number)
    async with running(questions_per_minute=5) as bot:
        await api.wait_for(lambda _: len(api.said(person.id)) == 30, 60)
    assert bot.engine.asked == [f"稳岗{number}" for number in range(30)]
    assert wording("telegram.damped") not in [call.text for call in api.said(person.id)]


async def test_stopping_leaves_what_cannot_be_sent_for_the_next_start(
    api: BotApi, running: Running, person: Person
) -> None:
    storage = InMemoryStorage()
    async with running(storage, stop_seconds=0.1):
        api.fail("sendMessage", retry_after=600, chat=person.id)
        await api.say(person, "稳岗")
        await api.wait_for(lambda calls: any(call.status == 429 for call in calls))
    assert len(await storage.outbox.unsent("telegram")) == 1
    async with running(storage) as again:
        await api.wait_for(lambda _: api.said(person.id))
    assert len(api.said(person.id)) == 1
    assert again.engine.asked == []


async def test_while_storage_fails_people_are_answered_and_all_is_stored_when_it_works_again(
    api: BotApi, running: Running, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    storage = FailingStorage()
    async with running(storage) as bot:
        await api.reply(person, "你好")
        storage.broken = True
        assert "【稳岗返还】" in (await api.reply(person, "稳岗返还怎么领")).text
        assert (await api.reply(person, "材料呢")).text == "【材料】这里是正文。"
        assert api.pending > 0  # Telegram keeps what is not stored here
        assert len(await bot.logged()) == 1
        storage.broken = False
        await api.wait_for(lambda _: api.pending == 0)
    assert [row.topic for row in await bot.logged()] == [None, "refund", "refund"]
    assert await storage.inbox.unfinished("telegram") == []
    assert len(api.said(person.id)) == 3
    assert await storage.outbox.unsent("telegram") == []
    told = [record.message for record in caplog.records if "数据库" in record.message]
    assert len(told) == 2
    assert "磁盘满了" in told[0]


async def test_while_storage_fails_one_batch_is_answered_and_telegram_keeps_what_lies_behind(
    api: BotApi, running: Running
) -> None:
    storage = FailingStorage()
    crowd = [Person(5000 + number) for number in range(BATCH + 20)]
    async with running(storage, messages_per_second=1000) as bot:
        await api.reply(Person(1), "你好")
        storage.broken = True
        for person in crowd:
            await api.say(person, "稳岗返还怎么领")
        # The same batch is fetched again and again, and nobody in it is answered again.
        await api.wait_for(lambda _: len(api.said()) == 1 + BATCH, 60)
        polled = len(api.made("getUpdates"))
        await api.wait_for(lambda _: len(api.made("getUpdates")) > polled + 2)
        assert len(api.said()) == 1 + BATCH
        assert api.pending == len(crowd)
        storage.broken = False
        await api.wait_for(lambda _: api.pending == 0 and len(api.said()) == 1 + len(crowd), 60)
    assert all(len(api.said(person.id)) == 1 for person in crowd)
    assert len(await bot.logged()) == 1 + len(crowd)


async def test_a_database_that_another_program_holds_delays_no_answer_and_gets_every_row(
    api: BotApi, running: Running, person: Person, tmp_path: Path
) -> None:
    file = tmp_path / "bot.db"
    engine = open_engine(f"sqlite+aiosqlite:///{file}", wait_seconds=0.2)
    await upgrade(engine)
    async with running(SqlStorage(engine)) as bot:
        await api.reply(person, "你好")
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            for _ in range(3):
                assert "【稳岗返还】" in (await api.reply(person, "稳岗返还怎么领")).text
            other.execute("ROLLBACK")
        await api.wait_for(lambda _: api.pending == 0)
    assert [row.topic for row in await bot.logged()] == [None, "refund", "refund", "refund"]
    assert await bot.storage.inbox.unfinished("telegram") == []
    assert await bot.storage.outbox.unsent("telegram") == []
    assert len(api.said(person.id)) == 4
    await engine.dispose()


async def test_an_answer_that_could_not_be_stored_has_only_buttons_that_work(
    api: BotApi, running: Running, person: Person
) -> None:
    storage = FailingStorage()
    async with running(storage) as bot:
        await api.reply(person, "你好")
        storage.broken = True
        clarify = await api.reply(person, "贴息几个点")
        assert list(clarify.buttons) == ["设备更新贷款贴息", "中小微贷款贴息"]
        await api.press(person, clarify, "中小微")
        await api.wait_for(lambda _: len(api.said(person.id)) == 3)
        assert "中小微" in api.said(person.id)[2].text
        storage.broken = False
    assert [row.topic for row in await bot.logged()] == [None, None, "loan-b"]


async def test_what_is_unsent_when_storage_works_again_is_in_the_outbox_then(
    api: BotApi, running: Running, person: Person
) -> None:
    storage = FailingStorage()
    async with running(storage, stop_seconds=0.1):
        await api.reply(person, "你好")
        storage.broken = True
        api.fail("sendMessage", retry_after=600, chat=person.id)
        await api.say(person, "稳岗")
        await api.wait_for(lambda calls: any(call.status == 429 for call in calls))
        storage.broken = False
        await api.wait_for(lambda _: api.pending == 0)
    (left,) = await storage.outbox.unsent("telegram")
    assert "【稳岗返还】" in left.outgoing.text
