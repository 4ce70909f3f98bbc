"""Sends screens, edits messages, answers button presses; translates what Telegram refuses.

When a request is tried again, and after how long, is `requesting`'s work.
"""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any

from telegram import CallbackQuery, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.delivery.received import Place

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, User

    from bot.channels.telegram.rendering import Screen

logger = logging.getLogger(__name__)

TOAST = 180
"""Characters of the word that pops up after a press; Telegram's limit is 200."""


class Sender:
    """Everything the bot says goes through here."""

    def __init__(self, bot: Any) -> None:
        """Makes a sender.

        Args:
            bot: `telegram.ext.ExtBot`; untyped, as its generics do not fit here.
        """
        self._bot = bot

    @property
    def me(self) -> User:
        """The bot's own account."""
        user: User = self._bot.bot
        return user

    async def send(self, place: Place, screen: Screen) -> None:
        """Sends all of a screen, in order. A chat that has shut the bot out is left alone."""
        try:
            *first, last = screen.chunks
            for chunk in first:
                await self._message(place, chunk)
            await self._message(place, last, screen.keyboard)
        except ChatMigrated as moved:
            await self.send(Place(moved.new_chat_id), screen)
        except Forbidden as error:
            logger.info("an answer was not sent: %s", error)

    async def edit(self, message: Message | None, place: Place, screen: Screen) -> None:
        """Replaces a message; where that is not possible, sends the screen instead."""
        if message is None or len(screen.chunks) > 1:
            await self.send(place, screen)
            return
        try:
            await self._bot.edit_message_text(
                screen.chunks[0], message.chat.id, message.message_id, reply_markup=screen.keyboard
            )
        except BadRequest as error:
            if "not modified" not in str(error).lower():
                await self.send(place, screen)
        except Forbidden as error:
            logger.info("a message was not edited: %s", error)

    async def toast(self, query: CallbackQuery, text: str | None = None) -> None:
        """Stops the spinner on a button, perhaps with a word; a press too old has no spinner any more."""
        with contextlib.suppress(BadRequest):
            await self._bot.answer_callback_query(query.id, text[:TOAST] if text else None)

    async def typing(self, place: Place) -> None:
        """Shows that the bot is at it; a courtesy, so whatever fails is let go."""
        with contextlib.suppress(TelegramError):
            await self._bot.send_chat_action(
                place.chat, ChatAction.TYPING, message_thread_id=place.thread, rate_limit_args=0
            )

    async def _message(self, place: Place, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        quote = ReplyParameters(place.quote, allow_sending_without_reply=True) if place.quote else None
        await self._bot.send_message(
            place.chat,
            text,
            message_thread_id=place.thread,
            reply_parameters=quote,
            reply_markup=keyboard,
        )
