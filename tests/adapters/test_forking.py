"""Thinking in copies of a process: the same as here, also when a copy is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.adapters import forking
from bot.adapters.forking import fork, in_processes, release, set_to_work
from bot.core.conversing import Conversation
from bot.core.outcomes import Reply
from bot.usecases.answering.thinking import EngineThinker, InThreads
from tests.kept import ROOT

if TYPE_CHECKING:
    from bot.core.engine import Engine

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < forking.PROCESSES, reason="there are no copies"
)
DAY = date(2026, 11, 27)


class Place:
    """Tells where it thinks; or dies, or fails, when told to."""

    def __init__(self) -> None:
        self.home = os.getpid()

    def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        assert (conversation, town, today, about_that) == (Conversation(), None, DAY, False)
        if os.getpid() != self.home:
            if text == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if text == "fail":
                raise ValueError(text)
        return Reply, str(os.getpid())  # type: ignore[return-value]  # any plain data will do

    def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        raise NotImplementedError


async def test_it_is_thought_about_elsewhere_and_here_when_that_fails_or_dies() -> None:
    thinker = Place()
    here = str(os.getpid())
    async with in_processes(fork(thinker), InThreads(thinker)) as thinking:

        async def where(text: str) -> str | None:
            return (await thinking.answer(text, Conversation(), None, DAY, about_that=False))[1]

        assert len({await where("think"), here}) == 2
        assert await where("fail") == here
        assert await where("think") != here
        for _ in range(forking.PROCESSES + 1):
            assert await where("die") == here
        assert await asyncio.gather(*(where("think") for _ in range(20))) == [here] * 20


async def test_the_real_engine_says_the_same_there_as_here(engine: Engine) -> None:
    thinker = EngineThinker(engine)
    questions = ("稳岗返还怎么领", "六税两费怎么减，材料呢", "贴息几个点", "明天下雨吗", "")
    async with in_processes(fork(thinker), InThreads(thinker)) as thinking:
        for each in questions:
            given = each, Conversation(), None, DAY
            assert await thinking.answer(*given, about_that=False) == thinker.answer(*given, about_that=False)
            assert await thinking.respond(each, Conversation(), DAY) == thinker.respond(
                each, Conversation(), DAY
            )


KILLED = """
import os, signal
from bot.adapters.forking import fork
kept = fork(object())
print(open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


async def test_the_copies_of_a_killed_process_end_with_it() -> None:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, cwd=ROOT, stdout=pipe)
    async with asyncio.timeout(30):
        said, _ = await process.communicate()  # they hold the other end of this pipe until they are gone
    assert len(said.split()) == forking.PROCESSES
    assert process.returncode == -signal.SIGKILL


class Slow(Place):
    """Takes its time elsewhere."""

    def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        if os.getpid() != self.home:
            time.sleep(0.5)
        return super().answer(text, conversation, town, today, about_that=about_that)


async def test_what_is_being_thought_about_when_the_copies_are_released_is_thought_to_its_end() -> None:
    thinker = Slow()
    here = str(os.getpid())
    thinking = await set_to_work(fork(thinker), InThreads(thinker))
    at_work = [
        asyncio.create_task(thinking.answer("think", Conversation(), None, DAY, about_that=False))
        for _ in range(forking.PROCESSES + 1)
    ]
    await asyncio.sleep(0.1)
    release(thinking)
    places = [(await each)[1] for each in at_work]
    assert [place == here for place in places] == [False] * forking.PROCESSES + [True]
    assert (await thinking.answer("think", Conversation(), None, DAY, about_that=False))[1] == here
