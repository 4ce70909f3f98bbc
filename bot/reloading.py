"""Takes up what changes below `knowledge/` while the bot runs: watching, building, and who is told."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.builder_process import BuilderProcess, open_builder
from bot.adapters.forking import release, set_to_work
from bot.adapters.watching import changes, look
from bot.app import clock
from bot.building import Kept, get_ready, keep_engine, prove
from bot.core.errors import StorageError
from bot.ports.knowledge import Edition
from bot.usecases.answering.thinking import EngineThinker, InThreads
from bot.usecases.curating.library import CurrentWording, Library
from bot.usecases.tickets.sweeping import Sweeping

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from bot.adapters.watching import Look
    from bot.core.engine import Engine
    from bot.ports.knowledge import Workshop
    from bot.settings import Settings
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.tickets.desk import Desk


@dataclass(frozen=True)
class Renewal:
    """What must be there before anything else runs, so that later versions can be taken up."""

    settings: Settings
    workshop: Workshop
    seen: Look
    """How the files looked before they were read."""


def prepare(settings: Settings, seen: Look, *, copies: bool) -> Renewal | None:
    """Sets up the building of later versions; None where changes are not to be taken up.

    Call it when the engine is there and before anything else runs.

    Args:
        settings: where the knowledge is.
        seen: how the files looked before they were read.
        copies: whether processes of their own are to think.
    """
    if not settings.reload:
        return None
    kept = Kept()
    forked = open_builder(
        lambda: prove(settings, kept),
        EngineThinker if copies else None,
        lambda engine: keep_engine(engine, settings),
        lambda: get_ready(settings, kept),
    )
    workshop = _InThreads(settings) if forked is None else _InProcesses(forked)
    return Renewal(settings, workshop, seen)


def watched(settings: Settings) -> Sequence[Path]:
    """The folders whose changes count: the knowledge, and what proves it."""
    from bot.adapters.yaml.reading.goldens import goldens_of  # noqa: PLC0415

    goldens = goldens_of(settings.knowledge)
    return [settings.knowledge, *([goldens] if goldens else [])]


def look_at(settings: Settings) -> Look:
    """How the files look now."""
    return look(watched(settings))


@asynccontextmanager
async def kept_current(
    renewal: Renewal | None, first: Edition, takers: tuple[Assistant, Desk | None, CurrentWording]
) -> AsyncIterator[None]:
    """Takes up every change for the length of a `with`.

    Args:
        renewal: how later versions are made; None: there are none.
        first: what is answered from now.
        takers: who answers from them: all change together.
    """
    if renewal is None:
        yield
        return

    async def take_up(edition: Edition) -> None:
        assistant, desk, wording = takers
        if desk is not None:
            await desk.take_up(edition.engine)
        assistant.take_up(edition)
        wording.turn_to(edition.engine.language.wording)
        if desk is not None:
            with contextlib.suppress(StorageError):  # then it is looked at in the morning
                await Sweeping(desk, clock).plan_now()
                desk.relay.planned()

    library = Library(renewal.workshop, first, take_up)
    folders = watched(renewal.settings)
    following = asyncio.create_task(library.follow(changes(folders, seen=renewal.seen)))
    try:
        yield
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following
        renewal.workshop.retire(library.current)


class _InProcesses:
    """Builds in a process of its own, from which the thinkers are copied."""

    def __init__(self, forked: BuilderProcess[Engine]) -> None:
        self._forked = forked

    async def make(self) -> Edition:
        engine, copies = await self._forked.make()
        return Edition(engine, await set_to_work(copies, InThreads(EngineThinker(engine))))

    def retire(self, edition: Edition) -> None:
        release(edition.thinking)


class _InThreads:
    """Builds in a thread, where processes cannot be copied."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._kept = Kept()

    async def make(self) -> Edition:
        engine = await asyncio.to_thread(prove, self._settings, self._kept)
        return Edition(engine, InThreads(EngineThinker(engine)))

    def retire(self, edition: Edition) -> None:
        pass
