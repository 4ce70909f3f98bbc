"""What comes due is said once: whatever restarts, jumps, fails or runs beside."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.errors import StorageError
from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Place
from bot.ports.due import Deadline
from bot.usecases.post.alarms import Alarms
from bot.usecases.post.posting import Posting
from bot.usecases.post.write_queue import WriteQueue
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

START = FixedClock().now
LONG = 3600.0


def deadline(key: str, minutes: float) -> Deadline:
    return Deadline("ticket", key, START + timedelta(minutes=minutes), "test", {"text": key})


class House:
    """Alarms and what is behind them."""

    def __init__(self, storage: InMemoryStorage, clock: FixedClock) -> None:
        self.storage = storage
        self.clock = clock
        self.sent: list[str] = []
        self.broken: set[str] = set()
        self.tried: list[str] = []

    @asynccontextmanager
    async def running(self, longest: float = 0.01) -> AsyncIterator[Alarms]:
        stop = asyncio.Event()
        async with WriteQueue(self.storage, pause=0.01) as keeping:
            posting = Posting(self._send, keeping, self.clock, 0.001)
            alarms = Alarms(keeping, {"test": posting}, self._say, self.clock, longest)
            task = asyncio.create_task(alarms.run(stop))
            try:
                yield alarms
            finally:
                stop.set()
                await asyncio.wait_for(task, 5)
                await posting.finish(5)

    async def until(self, holds: Callable[[], object]) -> None:
        async with asyncio.timeout(5):
            while not holds():  # noqa: ASYNC110 - what is waited for knows no event
                await asyncio.sleep(0.001)

    async def _say(self, deadline: Deadline) -> Sequence[Outgoing]:
        self.tried.append(deadline.key)
        if deadline.key in self.broken:
            raise RuntimeError("no words")
        return [Outgoing(Place(1), deadline.content["text"])]

    async def _send(self, outgoing: Outgoing) -> None:
        self.sent.append(outgoing.text)


@pytest.fixture
def house() -> House:
    return House(InMemoryStorage(), FixedClock())


async def test_a_deadline_is_said_when_it_is_due_and_not_before(house: House) -> None:
    async with house.running() as alarms:
        await alarms.plan(deadline("a", 5))
        await asyncio.sleep(0.05)
        assert house.sent == []
        house.clock.advance(300)
        await house.until(lambda: house.sent)
    assert house.sent == ["a"]


async def test_what_came_due_while_nothing_ran_is_said_at_the_start_in_its_order(house: House) -> None:
    for key, minutes in (("c", 3.0), ("a", 1.0), ("b", 2.0)):
        await house.storage.due.plan(deadline(key, minutes))
    house.clock.advance(3600)
    async with house.running(LONG):
        await house.until(lambda: len(house.sent) == 3)
    assert house.sent == ["a", "b", "c"]


async def test_restarts_and_clocks_that_jump_say_nothing_twice(house: House) -> None:
    await house.storage.due.plan(deadline("a", 1))
    house.clock.advance(60)
    for jump in (0, -86_400, 86_400 * 400):
        house.clock.advance(jump)
        async with house.running() as alarms:
            assert not await alarms.plan(deadline("a", 1))
            await house.until(lambda: house.sent)
            await asyncio.sleep(0.03)
    assert house.sent == ["a"]


async def test_an_earlier_one_that_is_planned_meanwhile_does_not_wait_for_the_later(house: House) -> None:
    async with house.running(LONG) as alarms:
        await alarms.plan(deadline("late", 60))
        await asyncio.sleep(0.02)
        house.clock.advance(1)
        await alarms.plan(deadline("early", 0))
        await house.until(lambda: house.sent)
    assert house.sent == ["early"]


async def test_it_sleeps_until_the_next_one(house: House) -> None:
    async with house.running(LONG) as alarms:
        await alarms.plan(deadline("a", 0.1 / 60))  # a tenth of a second
        house.clock.advance(0.1)  # while it sleeps
        await house.until(lambda: house.sent)


async def test_two_that_run_beside_each_other_say_it_once(house: House) -> None:
    for number in range(30):
        await house.storage.due.plan(deadline(str(number), 0))
    async with house.running(), house.running():
        await house.until(lambda: len(house.sent) == 30)
        await asyncio.sleep(0.05)
    assert sorted(house.sent, key=int) == [str(number) for number in range(30)]


async def test_one_that_cannot_be_worded_holds_up_no_other_and_is_tried_again_later(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.broken = {"bad"}
    async with house.running() as alarms:
        await alarms.plan(deadline("bad", 0))
        await alarms.plan(deadline("good", 0))
        await house.until(lambda: house.sent == ["good"])
        await asyncio.sleep(0.05)
        assert house.tried.count("bad") == 1
        house.broken = set()
        house.clock.advance(600)
        await house.until(lambda: len(house.sent) == 2)
    assert house.sent == ["good", "bad"]
    assert len([each for each in caplog.records if "到点要办的一件事" in each.message]) == 1


async def test_while_storage_fails_nothing_is_said_and_afterwards_it_is_said_once(house: House) -> None:
    class Failing(InMemoryStorage):
        broken = True

        @asynccontextmanager
        async def together(self) -> AsyncIterator[None]:
            if self.broken:
                raise StorageError("磁盘满了")
            async with super().together():
                yield

    house.storage = storage = Failing()
    await storage.due.plan(deadline("a", 0))
    async with house.running():
        await asyncio.sleep(0.05)
        assert house.sent == []
        storage.broken = False
        await house.until(lambda: house.sent)
        await asyncio.sleep(0.03)
    assert house.sent == ["a"]


async def test_what_goes_to_a_channel_that_does_not_run_waits_in_the_outbox(house: House) -> None:
    elsewhere = Deadline("ticket", "a", START, "web", {"text": "a"})
    await house.storage.due.plan(elsewhere)
    async with house.running():
        await house.until(lambda: house.tried)
        await asyncio.sleep(0.02)
    assert house.sent == []
    assert [each.outgoing.text for each in await house.storage.outbox.unsent("web")] == ["a"]
