"""Sends messages, edits them, answers button presses; says what can never be sent and what only not now.

How often a single request is tried again is `requesting`'s work, in which order messages go is `posting`'s.
"""

from __future__ import annotations

import contextlib
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.requesting import seconds_of
from bot.delivery.received import Place
from bot.messages import message
from bot.ports.delivery import NotSentYetError

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import User

    from bot.delivery.outgoing import Enclosed, Outgoing, Rows

logger = logging.getLogger(__name__)

TOAST = 180
"""Characters of the word that pops up after a press; Telegram's limit is 200."""


_NO_WAY_IN = re.compile(r"chat not found|rights|WRITE_FORBIDDEN|deactivated|kicked|RESTRICTED", re.IGNORECASE)
"""What Telegram says with a 400 where nothing at all can be said in a chat."""


class Watch(Protocol):
    """Is told of groups, as messages are sent to them. Nothing goes on before it has kept that."""

    async def sent(self, outgoing: Outgoing, message: int) -> None:
        """A card has become this message."""
        ...

    async def moved(self, chat: int, into: int) -> None:
        """A group has become a supergroup, which has an id of its own."""
        ...

    async def lost(self, chat: int, why: str) -> None:
        """Nothing can be said in a group."""
        ...

    async def blocked(self, chat: int) -> None:
        """A person has blocked us."""
        ...


class Sender:
    """Everything the bot says goes through here."""

    def __init__(
        self,
        bot: Any,
        answered: Callable[[Outgoing, int], None] | None = None,
        watch: Watch | None = None,
    ) -> None:
        """Makes a sender.

        Args:
            bot: `telegram.ext.ExtBot`; untyped, as its generics do not fit here.
            answered: told which message an answer has become, by its number in its chat.
            watch: told of cards, and of groups that have moved or are lost.
        """
        self._bot = bot
        self._answered = answered
        self._watch = watch

    @property
    def me(self) -> User:
        """The bot's own account."""
        user: User = self._bot.bot
        return user

    async def send(self, outgoing: Outgoing) -> str | None:
        """Sends a message, or edits one; returns why that can never be done, or None: it is done.

        Raises:
            NotSentYetError: Telegram was not reached, or asks to wait.
        """
        try:
            if outgoing.edits is not None and await self._edited(outgoing):
                return None
            await self._message(outgoing)
        except (BadRequest, Forbidden) as error:
            logger.warning(message("log.not_sent", why=error))
            # Where files are forbidden, words may be allowed: those that go with them find that out.
            closed = outgoing.file is None and _NO_WAY_IN.search(str(error))
            if isinstance(error, Forbidden) or closed:
                await self._lost(outgoing.place.chat, str(error))
            return str(error)
        except RetryAfter as error:
            raise NotSentYetError(seconds_of(error)) from error
        except TelegramError as error:
            raise NotSentYetError from error
        return None

    async def toast(self, query: str, text: str | None = None) -> None:
        """Stops the spinner on a button, perhaps with a word; a press too old has no spinner any more."""
        with contextlib.suppress(BadRequest):
            await self._bot.answer_callback_query(query, text[:TOAST] if text else None)

    async def typing(self, place: Place) -> None:
        """Shows that the bot is at it; a courtesy, so whatever fails is let go."""
        with contextlib.suppress(TelegramError):
            await self._bot.send_chat_action(
                place.chat, ChatAction.TYPING, message_thread_id=place.thread, rate_limit_args=0
            )

    async def _edited(self, outgoing: Outgoing) -> bool:
        """Replaces a message; says whether that was possible, or needless."""
        try:
            await self._bot.edit_message_text(
                outgoing.text, outgoing.place.chat, outgoing.edits, reply_markup=_keyboard(outgoing.rows)
            )
        except BadRequest as error:
            return "not modified" in str(error).lower()
        except ChatMigrated as moved:
            await self._moved(outgoing.place.chat, moved.new_chat_id)
            return False  # there it is not to be found
        return True

    async def _moved(self, chat: int, into: int) -> None:
        if self._watch is not None:
            await self._watch.moved(chat, into)

    async def _lost(self, chat: int, why: str) -> None:
        if self._watch is not None and chat < 0:
            await self._watch.lost(chat, why)
        elif self._watch is not None:
            await self._watch.blocked(chat)

    async def _message(self, outgoing: Outgoing) -> None:
        """Sends a new message; where its chat has moved or its place in it is gone, to the chat alone."""
        place = outgoing.place
        try:
            await self._once(outgoing)
        except ChatMigrated as moved:
            await self._moved(place.chat, moved.new_chat_id)
            await self._once(replace(outgoing, place=Place(moved.new_chat_id)))
        except BadRequest:
            if place == Place(place.chat):
                raise
            await self._once(replace(outgoing, place=Place(place.chat)))

    async def _once(self, outgoing: Outgoing) -> None:
        place = outgoing.place
        quote = ReplyParameters(place.quote, allow_sending_without_reply=True) if place.quote else None
        if outgoing.file is not None:
            await self._file(outgoing, outgoing.file, quote)
            return
        sent = await self._bot.send_message(
            place.chat,
            outgoing.text,
            message_thread_id=place.thread,
            reply_parameters=quote,
            reply_markup=_keyboard(outgoing.rows),
        )
        if self._answered is not None and outgoing.question is not None:
            self._answered(outgoing, sent.message_id)
        if self._watch is not None and outgoing.card is not None:
            await self._watch.sent(outgoing, sent.message_id)

    async def _file(self, outgoing: Outgoing, file: Enclosed, quote: ReplyParameters | None) -> None:
        send = self._bot.send_photo if file.picture else self._bot.send_document
        await send(
            outgoing.place.chat,
            file.bytes,
            caption=outgoing.text or None,
            filename=file.name,
            message_thread_id=outgoing.place.thread,
            reply_parameters=quote,
        )


def _keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    buttons = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    return InlineKeyboardMarkup(buttons) if buttons else None
