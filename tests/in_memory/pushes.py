"""Who may be told something unasked, and what is suggested, in memory: gone with the process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.ports.pushes import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.ports.suggestions import Suggestion


class InMemoryPushes:
    """Wishes that are gone with the process."""

    def __init__(self) -> None:
        self._standing: dict[str, Standing] = {}

    async def wanted(self, chat: str) -> bool:
        """Whether a chat may be told something unasked."""
        return await self.standing(chat) == Standing()

    async def standing(self, chat: str) -> Standing:
        """Since when a chat may not be told."""
        return self._standing.get(chat, Standing())

    async def mute(self, chat: str, at: datetime) -> None:
        """It wants to hear nothing."""
        self._standing[chat] = replace(await self.standing(chat), muted_at=at)

    async def unmute(self, chat: str) -> None:
        """It wants to be told again."""
        self._standing[chat] = replace(await self.standing(chat), muted_at=None)

    async def block(self, chat: str, at: datetime) -> None:
        """It cannot be told anything."""
        self._standing[chat] = replace(await self.standing(chat), blocked_at=at)

    async def unblock(self, chat: str) -> None:
        """It can be told again."""
        self._standing[chat] = replace(await self.standing(chat), blocked_at=None)

    def forget_chat(self, chat: str) -> None:
        """Drops what a chat wished."""
        self._standing.pop(chat, None)


class InMemorySuggestions:
    """Suggestions that are gone with the process."""

    def __init__(self) -> None:
        self._suggested: dict[int, Suggestion] = {}

    async def suggest(self, suggestion: Suggestion) -> bool:
        """Keeps it; says whether it is new."""
        return self._suggested.setdefault(suggestion.ticket, suggestion) is suggestion

    async def list(self) -> Sequence[Suggestion]:
        """What is suggested, by ticket."""
        return [self._suggested[ticket] for ticket in sorted(self._suggested)]

    async def drop(self, ticket: int) -> None:
        """It is written, or not wanted."""
        self._suggested.pop(ticket, None)
