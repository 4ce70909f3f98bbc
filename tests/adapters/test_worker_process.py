"""A process of its own computes, and whatever becomes of it, whoever asks is told."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bot.adapters.worker_process import WorkerProcess
from bot.core.errors import ConfigurationError, KnowledgeError, WorkshopError
from bot.core.knowledge.problems import Problem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PROBLEM = Problem("a.yaml", 1, 1, "a", "写错了")


def number() -> int:
    sys.stdout.write("this must not come among the answers")
    sys.stdout.flush()
    return os.getpid()


def broken() -> None:
    raise KnowledgeError([PROBLEM])


def wrong() -> None:
    raise ConfigurationError("设置不对")


def failing() -> None:
    raise ZeroDivisionError("why")


def dying() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
async def bench() -> AsyncIterator[WorkerProcess]:
    made = WorkerProcess()
    yield made
    made.close()
    await asyncio.sleep(0)  # its socket is closed then


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def test_one_process_computes_one_thing_after_the_other(bench: WorkerProcess) -> None:
    found = await asyncio.gather(*(bench.run(number) for _ in range(3)))
    assert len(set(found)) == 1
    assert found[0] != os.getpid()


async def test_what_the_function_raises_on_purpose_is_raised_here(bench: WorkerProcess) -> None:
    with pytest.raises(KnowledgeError) as raised:
        await bench.run(broken)
    assert raised.value.problems == (PROBLEM,)
    with pytest.raises(ConfigurationError, match="设置不对"):
        await bench.run(wrong)
    with pytest.raises(WorkshopError, match="ZeroDivisionError: why"):
        await bench.run(failing)


async def test_a_process_that_dies_is_told_of_and_replaced(bench: WorkerProcess) -> None:
    before = await bench.run(number)
    with pytest.raises(WorkshopError):
        await bench.run(dying)
    assert await bench.run(number) != before


async def test_who_gives_up_waiting_ends_the_work(bench: WorkerProcess) -> None:
    before = await bench.run(number)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bench.run(time.sleep, 60), 0.2)
    assert not lives(before)
    assert await bench.run(number) != before


async def test_who_waits_for_their_turn_and_gives_up_leaves_the_work_alone(bench: WorkerProcess) -> None:
    before = await bench.run(number)
    long = asyncio.create_task(bench.run(time.sleep, 0.5))
    await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bench.run(number), 0.1)
    await long
    assert await bench.run(number) == before


async def test_it_ends_when_nothing_is_wanted_of_it() -> None:
    bench = WorkerProcess(idle=0.05)
    before = await bench.run(number)
    for _ in range(500):
        await asyncio.sleep(0.02)
        if not lives(before):
            break
    assert not lives(before)
    bench.close()
