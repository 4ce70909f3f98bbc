"""Fetches updates by long polling. Telegram forgets an update only when it is stored here.

The library's updater is not used: it confirms updates before anyone has seen them, sleeps up to half a
minute through a request to stop, and gives up for good when a proxy once answers 404.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.reach import is_outage
from bot.channels.telegram.requesting import pause_for, seconds_of
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

logger = logging.getLogger(__name__)

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The last: whether we are still in a group. All else (channel posts, reactions, polls) need not be sent."""
LONGEST = 30.0
"""Seconds between two attempts at most."""
BATCH = 100
"""Updates that Telegram gives at a time; those behind them come only when these are confirmed."""
SLACK = 10.0
"""Seconds that an answer may take beyond the waiting for news."""


class Poller:
    """Polls until it is told to stop."""

    def __init__(
        self,
        bot: Any,
        take_in: Callable[[Sequence[dict[str, Any]]], Awaitable[bool]],
        seconds: int,
        pause: float,
    ) -> None:
        """Makes a poller.

        Args:
            bot: an initialized `telegram.Bot`; untyped, as the library's generics do not fit here.
            take_in: is given what was fetched; says whether Telegram may forget it.
            seconds: how long one request may wait for news.
            pause: first pause after a failure, in seconds; doubles each time.
        """
        self._bot = bot
        self._take_in = take_in
        self._seconds = seconds
        self._pause = pause
        self._offset: int | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Fetches until `stop`, whatever fails."""
        pause = self._pause
        while not stop.is_set():
            try:
                updates = await self._fetch(stop)
                pause = self._pause
            except TelegramError as error:
                _report(error)
                asked = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
                await pause_for(stop, max(pause, asked))
                pause = min(pause * 2, LONGEST)
            else:
                await self._take(updates, stop)

    async def confirm(self) -> None:
        """Tells Telegram what is stored, which spares the next start from fetching it again."""
        if self._offset is None:
            return
        try:
            await self._get(limit=1, timeout=0)
        except TelegramError as error:
            logger.warning(message("log.not_confirmed", why=error))

    async def _take(self, updates: Sequence[dict[str, Any]], stop: asyncio.Event) -> None:
        if not updates:
            # All is confirmed. Numbers may begin anew at random, then an old offset would hide what comes.
            self._offset = None
            return
        # A full batch that cannot be stored keeps all others out, at Telegram, where nothing is lost.
        if await self._take_in(updates):
            self._offset = max(each["update_id"] for each in updates) + 1
        else:
            await pause_for(stop, self._pause)

    async def _fetch(self, stop: asyncio.Event) -> Sequence[dict[str, Any]]:
        """The next updates, as they came; none if told to stop meanwhile."""
        news = asyncio.ensure_future(self._get(limit=BATCH, timeout=self._seconds))
        stopped = asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait({news, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return news.result() if news.done() else ()
        finally:
            news.cancel()
            stopped.cancel()
            await asyncio.gather(news, stopped, return_exceptions=True)

    async def _get(self, *, limit: int, timeout: int) -> Sequence[dict[str, Any]]:  # noqa: ASYNC109 - Telegram's
        wanted = {"offset": self._offset, "limit": limit, "timeout": timeout, "allowed_updates": WANTED}
        # The public method takes updates apart, and one that it cannot read costs the whole batch.
        found = await self._bot._post("getUpdates", wanted, read_timeout=timeout + SLACK)  # noqa: SLF001
        return [each for each in found if isinstance(each, dict) and isinstance(each.get("update_id"), int)]


def _report(error: TelegramError) -> None:
    match error:
        case Conflict():
            logger.warning(message("log.conflict", why=error))
        case InvalidToken():
            logger.error(message("log.token_refused"))  # its message may quote the token
        case RetryAfter():
            logger.warning(message("log.poll_less", why=error))
        case _ if not is_outage(error):
            logger.warning(message("log.not_fetched", why=error))
