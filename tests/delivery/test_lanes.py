from __future__ import annotations

import asyncio
from functools import partial

from bot.delivery.lanes import Lanes


class Diary:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.failures: list[tuple[object, str]] = []

    async def write(self, line: str, after: asyncio.Event | None = None) -> None:
        if after is not None:
            await after.wait()
        self.lines.append(line)

    async def fail(self) -> None:
        raise RuntimeError("坏了")

    async def failed(self, update: object, error: Exception) -> None:
        self.failures.append((update, str(error)))


async def test_work_of_one_lane_is_done_in_order_while_other_lanes_go_on() -> None:
    diary, gate = Diary(), asyncio.Event()
    lanes = Lanes(diary.failed)
    lanes.run("a", None, partial(diary.write, "a1", gate))
    lanes.run("a", None, partial(diary.write, "a2"))
    lanes.run("b", None, partial(diary.write, "b1"))
    await asyncio.sleep(0.01)
    assert diary.lines == ["b1"]
    gate.set()
    await lanes.finish()
    assert diary.lines == ["b1", "a1", "a2"]


async def test_work_that_fails_is_reported_and_the_lane_goes_on() -> None:
    diary = Diary()
    lanes = Lanes(diary.failed)
    lanes.run("a", "the update", diary.fail)
    lanes.run("a", None, partial(diary.write, "a2"))
    await lanes.finish()
    assert diary.failures == [("the update", "坏了")]
    assert diary.lines == ["a2"]


async def test_finishing_waits_for_work_that_work_hands_in() -> None:
    diary = Diary()
    lanes = Lanes(diary.failed)

    async def more() -> None:
        await asyncio.sleep(0)
        lanes.aside(None, partial(diary.write, "later"))

    lanes.aside(None, more)
    await lanes.finish()
    assert diary.lines == ["later"]


async def test_a_lane_without_work_is_forgotten() -> None:
    diary = Diary()
    lanes = Lanes(diary.failed)
    lanes.run("a", None, partial(diary.write, "a1"))
    await lanes.finish()
    await asyncio.sleep(0)
    assert not dict(lanes._locks)
