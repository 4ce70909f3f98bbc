"""New versions are built in another process, which hands over what it built and who thinks with it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.adapters import forking
from bot.adapters.builder_process import BuilderProcess, open_builder
from bot.adapters.forking import release, set_to_work
from bot.core.conversing import Conversation
from bot.core.errors import KnowledgeError, WorkshopError
from bot.core.knowledge.problems import Problem
from bot.usecases.answering.thinking import InThreads

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.core.outcomes import Reply

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < forking.PROCESSES, reason="there are no copies"
)
DAY = date(2026, 11, 27)


class Thinks:
    """Answers with what it was made with, and where."""

    def __init__(self, built: str) -> None:
        self.built = built

    def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        assert (text, conversation, town, today, about_that) == ("雨", Conversation(), None, DAY, False)
        return str(os.getpid()), self.built  # type: ignore[return-value]  # any plain data will do

    def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        raise NotImplementedError


def shop(build: Callable[[], str], kept: Path | None = None) -> BuilderProcess[str]:
    def keep(built: str) -> None:
        if kept is not None:
            kept.write_text(built, encoding="utf-8")

    found = open_builder(build, Thinks, keep)
    assert found is not None
    return found


async def test_it_is_built_elsewhere_each_time_anew_and_thought_with_elsewhere(tmp_path: Path) -> None:
    source = tmp_path / "source"
    here = str(os.getpid())
    workshop = shop(lambda: f"{source.read_text(encoding='utf-8')} {os.getpid()}", tmp_path / "kept")
    for version in ("one", "two"):
        source.write_text(version, encoding="utf-8")
        built, copies = await workshop.make()
        name, where = built.split()
        assert name == version
        assert where != here
        thinking = await set_to_work(copies, InThreads(Thinks("here")))
        given = "雨", Conversation(), None, DAY
        assert len(copies) == forking.PROCESSES
        thinker, with_what = await thinking.answer(*given, about_that=False)
        assert with_what == built
        assert str(thinker) not in (here, where)
        release(thinking)
        assert (await thinking.answer(*given, about_that=False))[1] == "here"
    async with asyncio.timeout(20):
        while not (tmp_path / "kept").exists():  # noqa: ASYNC110  # written by another process
            await asyncio.sleep(0.01)
    workshop.close()


async def test_problems_arrive_as_they_were_found() -> None:
    problem = Problem("a.yaml", 3, 7, "a", "少写了 title")

    def build() -> str:
        raise KnowledgeError([problem])

    workshop = shop(build)
    for _ in range(2):
        with pytest.raises(KnowledgeError) as caught:
            await workshop.make()
        assert caught.value.problems == (problem,)
    workshop.close()


async def test_another_failure_is_told_and_the_next_time_may_go_well(tmp_path: Path) -> None:
    source = tmp_path / "source"
    workshop = shop(lambda: source.read_text(encoding="utf-8"))
    with pytest.raises(WorkshopError, match="FileNotFoundError"):
        await workshop.make()
    source.write_text("there", encoding="utf-8")
    built, copies = await workshop.make()
    assert built == "there"
    for each in copies:
        each.close()
    workshop.close()


async def test_a_process_that_is_lost_is_told_of() -> None:
    def build() -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return ""

    workshop = shop(build)
    for _ in range(2):
        with pytest.raises(WorkshopError):
            await workshop.make()
    workshop.close()


class Deadly:
    """Is the end of whoever packs it."""

    def __getstate__(self) -> object:
        os.kill(os.getpid(), signal.SIGKILL)
        return {}


async def test_a_process_that_is_lost_while_it_hands_over_is_told_of() -> None:
    workshop = open_builder(lambda: ["x" * 2**22, Deadly()], lambda _: Thinks("it"), lambda _: None)
    assert workshop is not None
    for _ in range(2):
        with pytest.raises(WorkshopError):
            await workshop.make()
    workshop.close()


async def test_what_can_be_done_before_is_done_while_nothing_is_asked_for(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    workshop = open_builder(lambda: str(ready.exists()), Thinks, lambda _: None, ready.touch, quiet=0.01)
    assert workshop is not None
    async with asyncio.timeout(20):
        while not ready.exists():  # noqa: ASYNC110  # made by another process
            await asyncio.sleep(0.01)
    built, copies = await workshop.make()
    assert built == "True"
    for each in copies:
        each.close()
    workshop.close()


async def test_who_asks_at_once_does_not_wait_for_it(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    workshop = open_builder(lambda: str(ready.exists()), Thinks, lambda _: None, ready.touch)
    assert workshop is not None
    built, copies = await workshop.make()
    assert built == "False"
    for each in copies:
        each.close()
    workshop.close()
