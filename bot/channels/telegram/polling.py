"""Fetches updates by long polling and puts them into the application's queue.

The library's updater is not used: it sleeps up to half a minute through a request to stop, and gives up for
good when a proxy once answers 404. What is done with an update is the application's business.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.requesting import pause_for, seconds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update

logger = logging.getLogger(__name__)

WANTED = ("message", "edited_message", "callback_query")
"""All else (channel posts, reactions, polls) Telegram need not send."""
LONGEST = 30.0
"""Seconds between two attempts at most."""


class Poller:
    """Polls until it is told to stop."""

    def __init__(self, bot: Any, queue: asyncio.Queue[object], seconds: int, pause: float) -> None:
        """Makes a poller.

        Args:
            bot: an initialized `telegram.Bot`; untyped, as the library's generics do not fit here.
            queue: where updates go.
            seconds: how long one request may wait for news.
            pause: first pause after a failure, in seconds; doubles each time.
        """
        self._bot = bot
        self._queue = queue
        self._seconds = seconds
        self._pause = pause
        self._offset: int | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Fetches until `stop`, whatever fails."""
        pause = self._pause
        while not stop.is_set():
            try:
                for update in await self._fetch(stop):
                    await self._queue.put(update)
                    self._offset = update.update_id + 1
                pause = self._pause
            except TelegramError as error:
                _report(error)
                asked = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
                await pause_for(stop, max(pause, asked))
                pause = min(pause * 2, LONGEST)

    async def confirm(self) -> None:
        """Tells Telegram what was handled, so that the next start does not fetch it again."""
        if self._offset is None:
            return
        try:
            await self._bot.get_updates(offset=self._offset, limit=1, timeout=0, allowed_updates=WANTED)
        except TelegramError as error:
            logger.warning("the last updates may be answered again after a restart (%s)", error)

    async def _fetch(self, stop: asyncio.Event) -> Sequence[Update]:
        """The next updates; none if told to stop meanwhile."""
        news = asyncio.ensure_future(
            self._bot.get_updates(offset=self._offset, timeout=self._seconds, allowed_updates=WANTED)
        )
        stopped = asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait({news, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return tuple(news.result()) if news.done() else ()
        finally:
            news.cancel()
            stopped.cancel()
            await asyncio.gather(news, stopped, return_exceptions=True)


def _report(error: TelegramError) -> None:
    match error:
        case Conflict():
            logger.warning("another instance polls with the same token, or a webhook is set (%s)", error)
        case InvalidToken():
            logger.error("Telegram refuses the token; trying again")  # its message may quote the token
        case RetryAfter():
            logger.warning("Telegram asks to poll less often (%s)", error)
        case _:
            logger.warning("updates could not be fetched (%s)", error)
