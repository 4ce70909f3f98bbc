"""What takes long to find out is found out once in a while."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.usecases.reporting.lately import MOST, Lately
from tests.fakes import FixedClock


class Well:
    """Gives another number each time, after a while."""

    def __init__(self) -> None:
        self.drawn = 0

    async def draw(self) -> int:
        await asyncio.sleep(0)
        self.drawn += 1
        return self.drawn


async def test_many_who_ask_at_once_are_told_what_was_found_out_once() -> None:
    well, lately = Well(), Lately[int](timedelta(minutes=1), FixedClock())
    found = await asyncio.gather(*(lately.get("water", well.draw) for _ in range(9)))
    assert {each.what for each in found} == {1}


async def test_it_is_found_out_anew_when_it_is_old_and_says_how_old_it_is() -> None:
    well, clock = Well(), FixedClock()
    lately = Lately[int](timedelta(minutes=1), clock)
    begun = clock()
    clock.advance(59)
    assert (await lately.get("water", well.draw)).what == 1
    clock.advance(59)
    assert (await lately.get("water", well.draw)).at == begun + timedelta(seconds=59)
    clock.advance(1)
    assert (await lately.get("water", well.draw)).what == 2


async def test_what_is_asked_about_something_else_is_something_else() -> None:
    well, lately = Well(), Lately[int](timedelta(minutes=1), FixedClock())
    assert [(await lately.get(each, well.draw)).what for each in ("a", "b", "a")] == [1, 2, 1]


async def test_a_failure_is_told_and_not_remembered() -> None:
    async def fail() -> int:
        raise OSError("no water")

    well, lately = Well(), Lately[int](timedelta(minutes=1), FixedClock())
    with pytest.raises(OSError, match="no water"):
        await lately.get("water", fail)
    assert (await lately.get("water", well.draw)).what == 1


async def test_what_nobody_asks_for_is_forgotten_in_the_end() -> None:
    well, lately = Well(), Lately[int](timedelta(minutes=1), FixedClock())
    for number in range(MOST + 1):
        await lately.get(number, well.draw)
    assert (await lately.get(0, well.draw)).what == MOST + 2
    assert (await lately.get(MOST, well.draw)).what == MOST + 1
