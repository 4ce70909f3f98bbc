"""Pseudonyms of conversations and of messages: what is stored says nothing about who or where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.channels.telegram.effects import CHANNEL
from bot.core.privacy.pseudonyms import pseudonym

if TYPE_CHECKING:
    from bot.delivery.received import Speaker


@dataclass(frozen=True, slots=True)
class Naming:
    """The pseudonyms of one installation."""

    secret: bytes = field(repr=False)

    def conversation(self, who: Speaker) -> str:
        """Of a person in a chat, and in a topic of it where a chat has such."""
        return pseudonym(self.secret, CHANNEL, who.key)

    def message(self, chat: int, number: int) -> str:
        """Of a message in a chat."""
        return pseudonym(self.secret, CHANNEL, f"{chat}/{number}")
