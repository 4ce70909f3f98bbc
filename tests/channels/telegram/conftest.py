"""The bot as in production, against the local Bot API server."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.adapters.memory import InMemoryChats, InMemoryQuestionLog
from bot.channels.telegram import TelegramSettings, build_application, run
from bot.core.knowledge.wording import Wording
from bot.ports.questions import QuestionFilter
from bot.usecases.assistant import Assistant
from tests.botapi import TOKEN, BotApi, Person
from tests.channels.telegram.stub_engine import StubEngine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from bot.ports.questions import LoggedQuestion

ROOT = Path(__file__).parents[3]


@dataclass
class Bot:
    """A running bot and what is behind it."""

    engine: StubEngine
    log: InMemoryQuestionLog
    chats: InMemoryChats
    stop: asyncio.Event
    task: asyncio.Task[None]

    async def logged(self) -> list[LoggedQuestion]:
        """The question log, oldest first."""
        return [row async for row in self.log.list(QuestionFilter())]


@pytest.fixture
def wording() -> Wording:
    text = (ROOT / "knowledge" / "_telegram.yaml").read_text(encoding="utf-8")
    return Wording(yaml.safe_load(text))


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
def person() -> Person:
    return Person(1001)


Running = "Callable[..., AbstractAsyncContextManager[Bot]]"


@pytest.fixture
def running(api: BotApi, wording: Wording) -> Callable[..., AbstractAsyncContextManager[Bot]]:
    """Runs a bot for the length of a `with`; settings may differ from quick ones."""

    @asynccontextmanager
    async def running(**different: Any) -> AsyncIterator[Bot]:
        engine: Any = StubEngine()
        log, chats = InMemoryQuestionLog(), InMemoryChats()
        assistant = Assistant(engine, log, chats, lambda: datetime.now(UTC), timedelta(minutes=30))
        quick: dict[str, Any] = {
            "token": TOKEN,
            "secret": b"secret",
            "api_base": api.base,
            "burst_seconds": 0.02,
            "retry_seconds": 0.01,
            "stop_seconds": 5.0,
        }
        settings = TelegramSettings(**quick | different)
        stop = asyncio.Event()
        task = asyncio.create_task(run(build_application(assistant, wording, settings), stop))
        try:
            yield Bot(engine, log, chats, stop, task)
        finally:
            stop.set()
            await task

    return running


@pytest.fixture
async def bot(running: Callable[..., AbstractAsyncContextManager[Bot]]) -> AsyncIterator[Bot]:
    """A bot that runs for the whole test."""
    async with running() as started:
        yield started
