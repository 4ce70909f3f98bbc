"""Takes updates that Telegram delivers by itself. It is told "received" only when they are stored here.

Where to listen is the HTTP port's business; what is in an update is `intake`'s.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.polling import LONGEST, WANTED
from bot.channels.telegram.reach import is_outage
from bot.core.errors import ConfigurationError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

logger = logging.getLogger(__name__)

PATH = "/telegram/webhook"
LARGEST = 1_000_000
"""Bytes of an update; the longest that Telegram sends are far below."""
SLOWEST = 10.0
"""Seconds that the body of a request may take to arrive."""
FINISHING = 1.0
"""Seconds that what is being stored may take when the bot stops; what is not, is delivered again."""
_PROOF = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """Receives until it is told to stop."""

    def __init__(
        self,
        bot: Any,
        take_in: Callable[[Sequence[dict[str, Any]]], Awaitable[bool]],
        url: str,
        secret: str,
        pause: float,
        look_seconds: float,
    ) -> None:
        """Makes a webhook that takes nothing yet.

        Args:
            bot: an initialized `telegram.Bot`; untyped, as the library's generics do not fit here.
            take_in: is given what came; says whether Telegram may forget it.
            url: where Telegram finds the HTTP port.
            secret: what Telegram shows to prove that it is Telegram.
            pause: first pause after a failure, in seconds; doubles each time.
            look_seconds: how often to see whether Telegram still delivers here.
        """
        self._bot = bot
        self._take_in = take_in
        self._url = f"{url.rstrip('/')}{PATH}"
        self._secret = secret
        self._pause = pause
        self._look_seconds = look_seconds
        self._open = False
        self._taking: set[asyncio.Task[Any]] = set()
        self._trouble: object = None

    @property
    def routes(self) -> Sequence[Route]:
        """What the HTTP port has to hand on."""
        return [Route(PATH, self._receive, methods=["POST"])]

    async def run(self, stop: asyncio.Event) -> None:
        """Receives until `stop`, whatever fails.

        Raises:
            ConfigurationError: Telegram does not accept the address.
        """
        self._open = True
        staying = asyncio.ensure_future(self._stay())
        stopped = asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait({staying, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if staying.done():
                staying.result()
        finally:
            self._open = False
            staying.cancel()
            stopped.cancel()
            await asyncio.gather(staying, stopped, return_exceptions=True)
            if self._taking:
                await asyncio.wait(self._taking, timeout=FINISHING)

    async def _stay(self) -> None:
        try:
            await self._announce()
        except BadRequest as error:
            told = message("serving.webhook", url=self._url, error=error.message)
            raise ConfigurationError(told) from error
        while True:
            await asyncio.sleep(self._look_seconds)
            await self._look()

    async def _announce(self) -> None:
        """Has Telegram deliver here, as soon as it can be reached; what waits there is kept."""
        pause = self._pause
        while True:
            try:
                await self._bot.set_webhook(
                    self._url,
                    secret_token=self._secret,
                    allowed_updates=list(WANTED),
                    drop_pending_updates=False,
                )
            except BadRequest:
                raise
            except TelegramError as error:
                if not is_outage(error):
                    logger.warning(message("log.webhook_not_set", why=error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST)
            else:
                return

    async def _look(self) -> None:
        """Says once what keeps Telegram from delivering, and comes back if another program took its place."""
        try:
            found = await self._bot.get_webhook_info()
            if found.url != self._url:
                logger.warning(message("log.webhook_taken"))
                await self._announce()
        except TelegramError as error:
            if not is_outage(error):
                logger.warning(message("log.webhook_unseen", why=error))
            return
        if found.last_error_date not in {None, self._trouble}:
            self._trouble = found.last_error_date
            logger.warning(message("log.webhook_fails", why=found.last_error_message))

    async def _receive(self, request: Request) -> Response:
        if not self._knows_the_secret(request):
            raise HTTPException(404)  # answered as any address that is none
        if not self._open:
            return Response(status_code=503)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Response(status_code=415)
        task = asyncio.current_task()
        if task is not None:
            self._taking.add(task)
            task.add_done_callback(self._taking.discard)
        return Response(status_code=await self._take(request))

    async def _take(self, request: Request) -> int:
        try:
            async with asyncio.timeout(SLOWEST):
                body = await _read(request)
        except (TimeoutError, ClientDisconnect):
            return 408
        if body is None:
            return 413
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return 400
        if not isinstance(update, dict) or type(update.get("update_id")) is not int:
            return 400
        return 200 if await self._take_in([update]) else 503

    def _knows_the_secret(self, request: Request) -> bool:
        shown = request.headers.get(_PROOF, "")
        return hmac.compare_digest(shown.encode(), self._secret.encode())


async def _read(request: Request) -> bytes | None:
    """The body, or None if it is too large; then the rest of it is not even looked at."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            return None
    return bytes(body)
