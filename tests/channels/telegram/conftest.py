"""The bot as in production, against the local Bot API server."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.channels.http import listening
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.core.knowledge.wording import Wording
from bot.ports.questions import QuestionFilter
from bot.usecases.answering.assistant import Assistant
from bot.usecases.post.patience import PatientChats, PatientQuestions
from bot.usecases.post.write_queue import WriteQueue
from tests.botapi import TOKEN, BotApi, Person
from tests.channels.telegram.stub_engine import StubEngine
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from bot.ports.delivery import Storage
    from bot.ports.questions import LoggedQuestion


def clock() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


ROOT = Path(__file__).parents[3]


@dataclass
class Bot:
    """A running bot and what is behind it."""

    engine: StubEngine
    storage: Storage
    stop: asyncio.Event
    task: asyncio.Task[None]

    async def logged(self) -> list[LoggedQuestion]:
        """The question log, oldest first."""
        return [row async for row in self.storage.questions.list(QuestionFilter())]


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
    async def running(storage: Storage | None = None, port: int = 0, **different: Any) -> AsyncIterator[Bot]:
        engine: Any = StubEngine()
        kept = storage or InMemoryStorage()
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
        async with WriteQueue(kept, pause=0.02) as keeping:
            patient = PatientQuestions(keeping), PatientChats(keeping)
            assistant = Assistant(engine, *patient, clock, timedelta(minutes=30))
            channel = TelegramChannel(assistant, keeping, wording, settings, clock)
            routes = channel.routes
            async with listening("127.0.0.1", port, routes) if routes else nullcontext():
                task = asyncio.create_task(channel.run(stop))
                try:
                    yield Bot(engine, kept, stop, task)
                finally:
                    stop.set()
                    await task

    return running


@pytest.fixture
async def bot(running: Callable[..., AbstractAsyncContextManager[Bot]]) -> AsyncIterator[Bot]:
    """A bot that runs for the whole test."""
    async with running() as started:
        yield started
