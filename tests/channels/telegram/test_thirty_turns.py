"""Four people talk for thirty turns each: the shipped knowledge, the real library, a real database.

`CONVERSATIONS=FOLDER` writes what was said there, to be read.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.app import build_desk, open_storage
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.settings import load_settings
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.following import Following
from bot.usecases.answering.forgetting import Forgetting
from bot.usecases.answering.progress import Progress
from bot.usecases.post.patience import PatientChats, PatientQuestions
from bot.usecases.post.write_queue import WriteQueue
from tests.botapi import TOKEN, BotApi, Person
from tests.conversations.playing import Play, transcript
from tests.conversations.script import SCRIPTS, Script

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.core.engine import Engine
    from bot.ports.delivery import Storage

READ = os.environ.get("CONVERSATIONS")


def noon() -> datetime:
    """The day for which the scripts were written: what is about to end depends on it."""
    return datetime(2026, 11, 27, 4, tzinfo=UTC)


@asynccontextmanager
async def serving(engine: Engine, api: BotApi) -> AsyncIterator[Storage]:
    """The bot as in production, by polling, with a desk."""
    settings = load_settings()
    telegram = TelegramSettings(TOKEN, b"secret", api.base, burst_seconds=0.05, questions_per_minute=1000)
    wording, stop = engine.language.wording, asyncio.Event()
    async with open_storage(settings) as storage, WriteQueue(storage) as keeping:
        desk = build_desk(engine, storage, settings)
        assert desk is not None
        await desk.prepare()
        following = Following(desk, keeping.read)
        assistant = Assistant(
            engine,
            PatientQuestions(keeping),
            PatientChats(keeping),
            noon,
            timedelta(minutes=30),
            desk=desk,
            progress=Progress(desk, wording, noon, keeping.read),
            following=following,
            forgetting=Forgetting(desk, following, keeping.read),
        )
        running = asyncio.create_task(
            TelegramChannel(assistant, keeping, wording, telegram, noon, desk).run(stop)
        )
        try:
            yield storage
        finally:
            stop.set()
            await running


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
async def test_each_turn_of_a_long_conversation_is_answered_as_it_should_be(
    engine: Engine, script: Script
) -> None:
    async with BotApi() as api, serving(engine, api) as storage:
        play = Play(api, storage, Person(1001))
        for turn in script.turns:
            await play.play(turn)
    if READ:
        told = transcript(script.who, play.played)
        (Path(READ) / f"{script.name}.md").write_text(told, encoding="utf-8")
    wrong = {
        each.turn.number: (each.did, each.faults)
        for each in play.played
        if bool(each.faults) != bool(each.turn.fails)
    }
    assert wrong == {}, "turns that fail, or are said to fail and do not"


def test_every_conversation_has_thirty_turns() -> None:
    assert [len(script.turns) for script in SCRIPTS] == [30] * 4
