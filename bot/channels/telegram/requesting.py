"""How requests reach the Bot API: what is tried again, and what waits for whom.

`PerChatLimiter` obeys 429 for the chat it concerns; `RetryingRequest` tries again after network errors and
5xx. What is sent, and what becomes of a message that did not get through, is others' business.
"""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from telegram.error import NetworkError, RetryAfter
from telegram.ext import AIORateLimiter
from telegram.request import HTTPXRequest

from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.channels.telegram.reach import Reach

logger = logging.getLogger(__name__)

SIDE_BY_SIDE = 16
"""Requests under way at once; above 32 the HTTP library collapses."""
REPEATS = 5
"""How often a chat's 429 is waited out before its message is given up."""
PAUSES = 4
"""How often a network error or 5xx is tried again, each pause twice the last."""
SLACK = 0.1
"""Seconds waited on top of what Telegram asks for, as its clock and ours differ."""


class PerChatLimiter(AIORateLimiter):
    """Paces requests as the library does, 20 a minute per group, but a 429 halts its chat only.

    The library's own limiter stops every chat while one waits. `rate_limit_args=0` means "try once".
    """

    def __init__(self, given_up: asyncio.Event, per_second: float = 30) -> None:
        """Makes a limiter.

        Args:
            given_up: once set, nothing waits any more: the bot is about to stop.
            per_second: messages to all chats together.
        """
        super().__init__(overall_max_rate=per_second, max_retries=0)
        self._not_before: dict[object, float] = {}
        self._slots = asyncio.Semaphore(SIDE_BY_SIDE)
        self._given_up = given_up

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Makes the request, again after each 429 until `REPEATS` are used up."""

        async def slotted(*args: Any, **kwargs: Any) -> bool | dict[str, Any] | list[dict[str, Any]]:
            async with self._slots:
                return await callback(*args, **kwargs)

        whom = data.get("chat_id") or data.get("callback_query_id") or endpoint
        repeats = REPEATS if rate_limit_args is None else rate_limit_args
        while True:
            await self._turn(whom, once=rate_limit_args == 0)
            try:
                return await super().process_request(slotted, args, kwargs, endpoint, data, None)
            except RetryAfter as error:
                self._not_before[whom] = asyncio.get_running_loop().time() + seconds_of(error) + SLACK
                if repeats <= 0:
                    self._forget_past()
                    raise
                logger.warning(message("log.has_to_wait", what=endpoint, seconds=round(seconds_of(error))))
            repeats -= 1

    def _forget_past(self) -> None:
        """Keeps memory bounded: whoever is given up for good is not looked at again."""
        now = asyncio.get_running_loop().time()
        self._not_before = {whom: until for whom, until in self._not_before.items() if until > now}

    async def _turn(self, whom: object, *, once: bool) -> None:
        """Waits until this chat may be written to again."""
        loop = asyncio.get_running_loop()
        while (wait := self._not_before.get(whom, 0.0) - loop.time()) > 0:
            if once or self._given_up.is_set():
                raise RetryAfter(max(1, round(wait)))
            await pause_for(self._given_up, wait)
        self._not_before.pop(whom, None)


class WatchedRequest(HTTPXRequest):
    """Tells how it goes with every request, so that an outage is said once and not with each of them."""

    def __init__(self, reach: Reach, **settings: Any) -> None:
        """Makes a request handler.

        Args:
            reach: is told.
            settings: those of the library's class.
        """
        super().__init__(**settings)
        self._reach = reach

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Makes the request once."""
        try:
            code, payload = await super().do_request(*args, **kwargs)
        except NetworkError as error:
            self._reach.failed(str(error))
            raise
        if is_useless(code, payload):
            self._reach.failed(f"HTTP {code}")
        else:
            self._reach.works()
        return code, payload


class RetryingRequest(WatchedRequest):
    """Tries again after network errors, 5xx and answers that are no JSON.

    A message whose confirmation got lost on the way is then sent twice: better than not at all.
    """

    def __init__(self, reach: Reach, pause: float, given_up: asyncio.Event, **settings: Any) -> None:
        """Makes a request handler.

        Args:
            reach: is told how it goes.
            pause: seconds before the first repetition.
            given_up: once set, nothing is tried again.
            settings: those of the library's class.
        """
        super().__init__(reach, **settings)
        self._pauses = [pause * 2**place for place in range(PAUSES)]
        self._given_up = given_up

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Makes the request, up to `PAUSES` times more."""
        for pause in self._pauses:
            if self._given_up.is_set():
                break
            with suppress(NetworkError):
                code, payload = await super().do_request(*args, **kwargs)
                if not is_useless(code, payload):
                    return code, payload
            await pause_for(self._given_up, pause)
        return await super().do_request(*args, **kwargs)


def is_useless(code: int, payload: bytes) -> bool:
    """Whether an answer is none of Telegram's: 5xx, or no JSON."""
    try:
        json.loads(payload)
    except ValueError:
        return True
    return code >= 500


async def pause_for(event: asyncio.Event, seconds: float) -> bool:
    """Waits so long, or until the event; says whether the event came."""
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
