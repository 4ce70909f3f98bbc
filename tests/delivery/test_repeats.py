from __future__ import annotations

import asyncio

from bot.delivery.repeats import Repeats


async def test_the_same_thing_done_twice_is_a_repetition() -> None:
    repeats = Repeats(60)
    assert [repeats.again("here", "a"), repeats.again("here", "a")] == [False, True]


async def test_what_was_done_last_is_known() -> None:
    repeats = Repeats(60)
    repeats.again("here", "a")
    repeats.again("here", "b")
    assert [repeats.last("here"), repeats.last("there")] == ["b", None]


async def test_there_and_back_is_no_repetition() -> None:
    repeats = Repeats(60)
    assert [repeats.again("here", each) for each in ("a", "b", "a")] == [False, False, False]


async def test_the_same_thing_elsewhere_is_no_repetition() -> None:
    repeats = Repeats(60)
    assert [repeats.again(where, "a") for where in ("here", "there")] == [False, False]


async def test_what_was_done_a_while_ago_is_forgotten() -> None:
    repeats = Repeats(0)
    assert not repeats.again("here", "a")
    await asyncio.sleep(0.01)
    assert not repeats.again("here", "a")
