"""Puts the channel together and runs it: go on where it stopped, answer, stop and lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.web.conversations import Conversations
from bot.channels.web.openness import OpennessPages
from bot.channels.web.pages import Pages
from bot.channels.web.policies import PolicyPages
from bot.channels.web.returning import ReturningPages
from bot.channels.web.sheets import Sheets
from bot.channels.web.templating import Templates
from bot.channels.web.visitors import CHANNEL
from bot.core.desk.weekly import Habits
from bot.usecases.reporting.auditing import Auditing
from bot.usecases.reporting.openness import Openness
from bot.usecases.tickets.returning import Returning

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Sequence

    from starlette.routing import BaseRoute

    from bot.channels.web.settings import WebSettings
    from bot.ports import Clock
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.post.write_queue import WriteQueue
    from bot.usecases.tickets.desk import Desk


class WebChannel:
    """The bot in a browser."""

    name = CHANNEL

    def __init__(
        self,
        assistant: Assistant,
        keeping: WriteQueue,
        settings: WebSettings,
        clock: Clock,
        traditional: Callable[[str], str],
        desk: Desk | None = None,
    ) -> None:
        """The page, ready for `run`; its routes answer as soon as the port listens.

        Args:
            assistant: answers.
            keeping: where it is kept.
            settings: how visitors are treated.
            clock: tells the time.
            traditional: writes a text in traditional characters.
            desk: where people answer what the bot cannot; None: nobody does.
        """
        returning = None if desk is None else Returning(desk, settings.secret, clock)
        limits = settings.questions_per_minute
        self._conversations = Conversations(assistant, keeping, clock, limits, returning)
        templates = Templates(traditional)
        sheets = Sheets(templates, clock, settings.address)
        habits = Habits() if desk is None else desk.habits
        storage = keeping.storage
        openness = Openness(storage, Auditing(storage, clock), clock, habits.least_askers)
        self._beside = (
            *OpennessPages(openness, lambda: assistant.engine, sheets).routes,
            *(() if returning is None else ReturningPages(returning, keeping, sheets).routes),
        )
        self._pages = Pages(self._conversations, assistant, templates, settings.secret)
        self._policies = PolicyPages(lambda: assistant.engine, templates, clock, settings.address)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """What the HTTP port has to answer."""
        return (*self._pages.routes, *self._policies.routes, *self._beside)

    async def run(self, stop: asyncio.Event) -> None:
        """Runs until `stop`; then answers what was taken in.

        Raises:
            StorageError: storage cannot be read at the start.
        """
        await self._conversations.resume()
        await stop.wait()
        await self._conversations.finish()
