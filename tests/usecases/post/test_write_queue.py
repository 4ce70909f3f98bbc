"""Writing to a storage that may fail or be slow: nobody waits long, and nothing is forgotten."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.core.errors import StorageError
from bot.messages import message
from bot.ports.chats import ChatState
from bot.usecases.post.write_queue import WriteQueue
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class MoodyStorage(InMemoryStorage):
    """Fails, waits, or refuses one thing for good."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False
        self.open = asyncio.Event()
        self.open.set()
        self.transactions = 0

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        await self.open.wait()
        if self.broken:
            raise StorageError("坏了")
        self.transactions += 1
        async with super().together():
            yield


class Chats:
    """Saves states through a `WriteQueue`, and reads them from the storage."""

    def __init__(self, keeping: WriteQueue) -> None:
        self.keeping = keeping

    async def save(self, chat: str) -> None:
        await self.keeping.write(lambda: self.keeping.storage.chats.save(chat, ChatState(topic="vat")))

    async def has(self, chat: str) -> bool:
        return (await self.keeping.storage.chats.get(chat)).topic == "vat"


async def test_what_many_write_at_once_shares_transactions() -> None:
    storage = MoodyStorage()
    async with WriteQueue(storage) as keeping:
        chats = Chats(keeping)
        await asyncio.gather(*(chats.save(str(number)) for number in range(20)))
        assert all([await chats.has(str(number)) for number in range(20)])
    assert storage.transactions < 10


async def test_a_write_that_is_at_fault_itself_fails_alone() -> None:
    async def fail() -> None:
        raise KeyError("其他")

    async with WriteQueue(MoodyStorage()) as keeping:
        chats = Chats(keeping)
        results = await asyncio.gather(
            chats.save("a"), keeping.write(fail), chats.save("b"), return_exceptions=True
        )
        assert [type(each) for each in results] == [type(None), KeyError, type(None)]
        assert await chats.has("a")
        assert await chats.has("b")


async def test_when_storage_fails_it_is_said_at_once_and_everything_is_written_later() -> None:
    storage = MoodyStorage()
    later: list[int] = []

    async def one() -> int:
        return 1

    async with WriteQueue(storage, pause=0.01) as keeping:
        chats = Chats(keeping)
        storage.broken = True
        for chat in "ab":
            with pytest.raises(StorageError, match="坏了"):
                await chats.save(chat)
        with pytest.raises(StorageError):
            await keeping.write(one, later.append)
        with pytest.raises(StorageError):
            await keeping.read(lambda: storage.chats.get("a"))
        assert not await chats.has("a")
        storage.broken = False
    assert await chats.has("a")
    assert await chats.has("b")
    assert later == [1]


async def test_when_storage_is_slow_only_the_first_waits_and_the_order_is_kept() -> None:
    storage = MoodyStorage()
    order: list[str] = []

    async def note(line: str) -> None:
        order.append(line)

    async with WriteQueue(storage, patience=0.05) as keeping:
        storage.open.clear()
        for line in "甲乙丙":
            with pytest.raises(StorageError):
                await keeping.write(lambda line=line: note(line))  # type: ignore[misc]
        assert order == []
        storage.open.set()
        await keeping._idle.wait()
        assert order == ["甲", "乙", "丙"]
        await keeping.write(lambda: note("丁"))  # waited for again
        assert order[-1] == "丁"


async def test_one_change_that_storage_never_takes_does_not_stand_in_the_way_of_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    storage = MoodyStorage()

    async def never() -> None:
        raise StorageError("不收")

    async with WriteQueue(storage, pause=0.01) as keeping:
        chats = Chats(keeping)
        await asyncio.gather(keeping.write(never), chats.save("a"), return_exceptions=True)
    assert await chats.has("a")
    assert [record.message for record in caplog.records].count(message("log.storage_refuses")) == 1


async def test_what_cannot_be_written_before_the_end_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    storage = MoodyStorage()
    async with WriteQueue(storage, patience=0.05, pause=0.01) as keeping:
        storage.broken = True
        with pytest.raises(StorageError):
            await Chats(keeping).save("a")
    assert "还没能写进数据库，已经丢了" in caplog.text
