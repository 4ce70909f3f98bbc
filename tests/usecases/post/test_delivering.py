"""Turns: each arrival is answered once, as a whole, in the order of the chat."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.errors import StorageError
from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Arrival, Place
from bot.usecases.post import delivering
from bot.usecases.post.delivering import Delivering
from bot.usecases.post.posting import Posting
from bot.usecases.post.write_queue import WriteQueue
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def arrival(key: str) -> Arrival:
    return Arrival("test", key, "{}", NOON)


class AwayStorage(InMemoryStorage):
    """A storage that is away until it is told to come back."""

    away = True

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        if self.away:
            raise StorageError("磁盘满了")
        async with super().together():
            yield


class House:
    """A delivering and what is behind it."""

    def __init__(self, keeping: WriteQueue) -> None:
        self.sent: list[str] = []
        self.clock = FixedClock()
        self.storage = keeping.storage
        self.posting = Posting(self._send, keeping, self.clock, 0.001)
        self.delivering = Delivering("test", keeping, self.posting, self.clock)

    async def answer(self, keys: Sequence[str], text: str) -> None:
        """Settles a turn."""
        outgoing = [Outgoing(Place(1), text)]

        async def keep() -> Sequence[Outgoing]:
            return outgoing

        await self.delivering.settle(keys, keep, outgoing)

    async def _send(self, outgoing: Outgoing) -> None:
        self.sent.append(outgoing.text)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with WriteQueue(InMemoryStorage()) as keeping:
        started = House(keeping)
        await started.delivering.resume()
        yield started


async def test_what_comes_in_while_the_start_resumes_is_handed_over_once() -> None:
    async with WriteQueue(InMemoryStorage()) as keeping:
        starting = House(keeping)
        taken = await starting.delivering.take_in([arrival("1")])
        assert [each.key for each in taken.fresh] == ["1"]
        assert not await starting.delivering.resume()
        restarted = House(keeping)
        assert [each.key for each in await restarted.delivering.resume()] == ["1"]


async def test_the_same_key_is_dealt_with_once(house: House) -> None:
    first = await house.delivering.take_in([arrival("9"), arrival("4"), arrival("9")])
    assert [each.key for each in first.fresh] == ["9", "4"]
    await house.answer(["9", "4"], "答")
    again = await house.delivering.take_in([arrival("4")])
    assert list(again.fresh) == []
    assert again.stored
    await house.answer(["4"], "又答")
    await house.posting.finish(5)
    assert house.sent == ["答"]


async def test_a_turn_that_fails_half_way_leaves_its_arrivals_unfinished(house: House) -> None:
    await house.delivering.take_in([arrival("9")])

    async def fail() -> Sequence[Outgoing]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await house.delivering.settle(["9"], fail, ())
    assert [each.key for each in await house.delivering.resume()] == ["9"]


async def test_no_more_is_taken_in_while_very_much_waits_for_its_answer(house: House) -> None:
    await house.delivering.take_in([arrival(str(number)) for number in range(delivering.MOST)])
    more = asyncio.ensure_future(house.delivering.take_in([arrival("more")]))
    await asyncio.sleep(0.01)
    assert not more.done()
    await house.answer(["0"], "答")
    assert [each.key for each in (await asyncio.wait_for(more, 5)).fresh] == ["more"]


async def test_keys_are_forgotten_when_they_are_never_delivered_again(house: House) -> None:
    await house.delivering.take_in([arrival("9")])
    await house.answer(["9"], "答")
    house.clock.advance((delivering.KEYS_LAST + timedelta(hours=1)).total_seconds())
    await house.delivering.take_in([arrival("4")])
    assert [each.key for each in (await house.delivering.take_in([arrival("9")])).fresh] == ["9"]


async def test_while_storage_is_away_only_so_much_is_held_and_the_operator_hears_of_it_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    storage = AwayStorage()
    async with WriteQueue(storage, pause=0.01) as keeping:
        house = House(keeping)
        for number in range(delivering.HELD):
            taken = await house.delivering.take_in([arrival(str(number))])
            assert (len(taken.fresh), taken.stored) == (1, False)
            await house.answer([str(number)], "答")
        for key in ("one more", "and another"):
            taken = await house.delivering.take_in([arrival(key)])
            assert (list(taken.fresh), taken.stored) == ([], False)
        told = [each.message for each in caplog.records if "不再收新的" in each.message]
        assert len(told) == 1
        storage.away = False
        await everything_is_written(keeping)
        again = await house.delivering.take_in([arrival("one more")])
        assert ([each.key for each in again.fresh], again.stored) == (["one more"], True)
        known = await house.delivering.take_in([arrival("0")])
        assert (list(known.fresh), known.stored) == ([], True)
        await house.posting.finish(5)
    assert len(house.sent) == delivering.HELD


async def everything_is_written(keeping: WriteQueue) -> None:
    """Waits until storage works and has all that was kept for it."""

    async def nothing() -> bool:
        return True

    for _ in range(3000):
        try:
            await keeping.write(nothing)
        except StorageError:
            await asyncio.sleep(0.01)
        else:
            return
    raise AssertionError
