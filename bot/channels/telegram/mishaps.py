"""When something goes wrong: it is logged, without people's words or the token; then the person is told."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.channels.telegram.reading import addressed, place
from bot.channels.telegram.rendering import screen

if TYPE_CHECKING:
    from bot.channels.telegram.sending import Sender
    from bot.core.knowledge.wording import Wording

logger = logging.getLogger(__name__)


class Mishaps:
    """The application's error handler."""

    def __init__(self, sender: Sender, wording: Wording) -> None:
        self._sender = sender
        self._wording = wording

    async def report(self, update: object, context: Any) -> None:
        """Logs an error and tells whoever waits for an answer.

        Args:
            update: what was being handled, if it was an update.
            context: the library's; carries the error.
        """
        error: Exception = context.error
        _log(error)
        if isinstance(update, Update) and not _unreachable(error):
            await self._tell(update)

    async def _tell(self, update: Update) -> None:
        try:
            if update.callback_query is not None:
                await self._sender.toast(update.callback_query, self._wording("telegram.mishap_toast"))
            elif (message := update.effective_message) is not None and addressed(message, self._sender.me):
                await self._sender.send(place(message), screen(self._wording("telegram.mishap")))
        except Exception as error:  # noqa: BLE001 - there is nobody left to tell but the log
            _log(error)


def _unreachable(error: Exception) -> bool:
    """Whether a word to the person would fare no better than the answer did."""
    return isinstance(error, NetworkError | Forbidden | RetryAfter) and not isinstance(error, BadRequest)


def _log(error: Exception) -> None:
    """Where it happened and of what kind. Its message may quote a person or the token: only at DEBUG."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s while handling an update\n%s", type(error).__name__, where)
    logger.debug("%s", error)
