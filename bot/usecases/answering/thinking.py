"""What the engine makes of a message, once the town is put in; and where that is computed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.usecases.answering.pointing import named_instead
from bot.usecases.answering.towns import Towns

if TYPE_CHECKING:
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply
    from bot.ports.thinking import Thinker

THREADS = 2
"""Messages that are thought about at the same time."""


class EngineThinker:
    """Computes, with one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._towns = Towns(engine)

    def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        """The reply, and the town that it is about: the one named in the text, or else the one given."""
        town = self._towns.named(text) or town
        meant = self._towns.filled_in(text, town)
        if about_that and conversation.topic in self._engine.knowledge.by_id:
            meant = named_instead(meant, self._engine.knowledge[conversation.topic].title)
        return self._engine.respond(meant, conversation, today), town

    def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        """The reply to a text as it stands."""
        return self._engine.respond(text, conversation, today)


class InThreads:
    """Has it computed in threads of this process."""

    def __init__(self, thinker: Thinker) -> None:
        self._thinker = thinker
        # Off the loop, for one long message must not keep the others waiting; but every thread more slows
        # down all that runs on the loop, storing and sending first of all.
        self._threads = asyncio.Semaphore(THREADS)

    async def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        """As the thinker does."""
        async with self._threads:
            given = text, conversation, town, today
            return await asyncio.to_thread(self._thinker.answer, *given, about_that=about_that)

    async def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        """As the thinker does."""
        async with self._threads:
            return await asyncio.to_thread(self._thinker.respond, text, conversation, today)
