"""What of a chat is worth knowing for the next message and not worth storing: a restart may lose it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.core.conversing import Conversation
    from bot.ports import Clock

CHATS = 10_000
"""Chats of which it is known; the one that has been silent the longest is forgotten first."""


@dataclass(frozen=True, slots=True)
class _Known:
    before: str | None
    offered: tuple[str, ...]
    at: datetime


class Passing:
    """The topic before the last and the topics asked back about, of each chat."""

    def __init__(self, clock: Clock, lasts: timedelta) -> None:
        """Knows nothing yet.

        Args:
            clock: tells the time.
            lasts: how long after a reply what it left open is still talked about.
        """
        self._clock = clock
        self._lasts = lasts
        self._known: OrderedDict[str, _Known] = OrderedDict()

    def put_in(self, chat: str, conversation: Conversation) -> Conversation:
        """The conversation with what is known of its chat besides."""
        known = self._known.get(chat)
        if known is None or self._clock() - known.at > self._lasts:
            return conversation
        return replace(conversation, before=known.before, offered=known.offered)

    def keep(self, chat: str, conversation: Conversation) -> None:
        """Knows this of a chat from now on."""
        self._known[chat] = _Known(conversation.before, conversation.offered, self._clock())
        self._known.move_to_end(chat)
        if len(self._known) > CHATS:
            self._known.popitem(last=False)

    def forget(self, chat: str) -> None:
        """Knows nothing of a chat any more."""
        self._known.pop(chat, None)
