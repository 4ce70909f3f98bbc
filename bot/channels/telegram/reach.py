"""Whether Telegram is reached: said when it is not, now and then while that lasts, and when it is again."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from telegram.error import BadRequest, NetworkError

from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

AGAIN = 600.0
"""Seconds after which an outage that lasts is said again."""


class Reach:
    """Is told of every request how it went; one for all requests of a bot."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begins with Telegram within reach.

        Args:
            now: seconds that only grow.
        """
        self._now = now
        self._since: float | None = None
        self._told = 0.0

    def failed(self, why: str) -> None:
        """Telegram was not reached, or its answer is none."""
        now = self._now()
        if self._since is None:
            self._since = self._told = now
            logger.warning(message("log.not_reached", why=why))
        elif now - self._told >= AGAIN:
            self._told = now
            logger.warning(message("log.still_not_reached", lasts=_span(now - self._since), why=why))

    def works(self) -> None:
        """Telegram answered."""
        if self._since is not None:
            logger.warning(message("log.reached_again", lasts=_span(self._now() - self._since)))
            self._since = None


def is_outage(error: Exception) -> bool:
    """Whether it is `Reach` that says it: nothing came from Telegram. The library counts refusals as such."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def _span(seconds: float) -> str:
    if seconds < 60:
        return message("log.seconds", count=max(1, round(seconds)))
    return message("log.minutes", count=round(seconds / 60))
