"""What answers and keeps, through whatever channel it is asked: storage, desk, assistant and pages."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.app import build_console, build_desk, build_web, clock, open_storage, patient_assistant
from bot.ports.knowledge import Edition
from bot.reloading import kept_current
from bot.usecases.curating.library import CurrentWording
from bot.usecases.post.retaining import retaining
from bot.usecases.post.write_queue import PATIENCE, WriteQueue

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.channels.http import Routes
    from bot.channels.web import WebChannel
    from bot.console.console import Console
    from bot.core.engine import Engine
    from bot.ports.thinking import Thinking
    from bot.reloading import Renewal
    from bot.settings import Settings
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.tickets.desk import Desk


@dataclass(frozen=True, slots=True)
class Service:
    """All that channels are given."""

    assistant: Assistant
    keeping: WriteQueue
    wording: CurrentWording
    desk: Desk | None
    """None for a knowledge base that names no teams."""
    web: WebChannel | None
    """None where `web.open` is off."""
    console: Console | None
    """None where there is no page, or no desk."""

    @property
    def pages(self) -> Routes:
        """What is answered on the HTTP port: the chat page and the console."""
        opened = (each for each in (self.web, self.console) if each is not None)
        return tuple(route for each in opened for route in each.routes)


@asynccontextmanager
async def open_service(
    engine: Engine, thinking: Thinking, renewal: Renewal | None, settings: Settings
) -> AsyncIterator[Service]:
    """Keeps what is asked, and answers from the newest knowledge, for the length of a `with`.

    Args:
        engine: answers from now.
        thinking: where it thinks.
        renewal: how later versions are made; None: there are none.
        settings: where things are.

    Raises:
        StorageError: the database cannot be used.
    """
    async with open_storage(settings, PATIENCE) as storage, WriteQueue(storage) as keeping:
        wording = CurrentWording(engine.language.wording)
        desk = build_desk(engine, storage, settings, wording)
        if desk is not None:
            await desk.prepare()
        assistant = patient_assistant(engine, keeping, settings, thinking, desk)
        web = build_web(assistant, keeping, settings, desk) if settings.web.open else None
        console = build_console(desk, lambda: assistant.engine, settings) if web and desk else None
        async with (
            retaining(keeping, settings.desk.keep_questions_months, clock),
            kept_current(renewal, Edition(engine, thinking), (assistant, desk, wording)),
        ):
            yield Service(assistant, keeping, wording, desk, web, console)
