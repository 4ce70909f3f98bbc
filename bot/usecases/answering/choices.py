"""Takes a typed number, an ordinal or 都不是 for the choice that the last reply of a chat offered."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.errors import StorageError, UnknownOptionError
from bot.core.replying.picking import is_pick
from bot.delivery.choosing import NONE_OF_THESE, chooses, chosen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion, QuestionLog
    from bot.usecases.answering.drafting import Drafts
    from bot.usecases.draft import Draft

CHATS = 10_000
"""Chats of which it is remembered that their choices were closed."""
OPEN = timedelta(minutes=10)
"""How long after a reply a number means one of its choices."""


@dataclass(frozen=True, slots=True)
class NoSuchChoice:
    """The number is none of those offered."""

    count: int
    """How many there are; 0: nothing is open, and the text does nothing but choose."""


class Choices:
    """The choices that are open in each chat, by its last row in the log."""

    def __init__(self, drafts: Callable[[], Drafts], questions: QuestionLog, clock: Clock) -> None:
        self._drafts = drafts
        self._questions = questions
        self._clock = clock
        self._closed: OrderedDict[str, datetime] = OrderedDict()

    def close(self, chat: str) -> None:
        """What was offered in a chat until now is no longer to be chosen from."""
        self._closed[chat] = self._clock()
        self._closed.move_to_end(chat)
        if len(self._closed) > CHATS:
            self._closed.popitem(last=False)

    async def typed(
        self, channel: str, chat: str, text: str, message: str | None = None
    ) -> Draft | NoSuchChoice | None:
        """What comes of a typed choice.

        Args:
            channel: where it came from.
            chat: pseudonym of the chat.
            text: what was typed.
            message: pseudonym of the message that it replies to, if any: then its choices are meant.

        Returns:
            None if the text is no choice, or may be more than one and none is open: it is to be answered as a
            question.
        """
        number = chosen(text)
        asked = None if number is None else await self._asked(chat, message)
        if number is None or asked is None or asked.id is None:
            counted = await self._drafts().counts(chat, text)
            return NoSuchChoice(0) if chooses(text) and not counted else None
        fits = 0 < number <= len(asked.options)
        if not fits and any(map(is_pick, asked.options)):
            return None  # a figure was asked for, and this is one
        if number == NONE_OF_THESE:
            return await self._drafts().none_of_these(chat, asked.id)
        if not fits:
            return NoSuchChoice(len(asked.options))
        try:
            return await self._drafts().choice(channel, chat, asked.id, asked.options[number - 1])
        except UnknownOptionError:  # the knowledge base changed in between
            return None

    async def _asked(self, chat: str, message: str | None) -> LoggedQuestion | None:
        """The question whose choices are open."""
        try:
            if message is not None and (row := await self._questions.attached(message)) is not None:
                return row if row.options and row.chat == chat else None
            row = await self._questions.last(chat)
        except StorageError:
            return None
        if row is None or not row.options or "none_of_these" in row.feedback:
            return None
        closed = self._closed.get(chat)
        is_open = self._clock() - row.asked_at <= OPEN and (closed is None or closed < row.asked_at)
        return row if is_open else None
