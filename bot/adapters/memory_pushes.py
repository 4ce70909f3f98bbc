"""Who may be told something unasked, and what is suggested, in memory: gone with the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.ports.suggestions import Suggestion


class InMemoryPushes:
    """Wishes that are gone with the process."""

    def __init__(self) -> None:
        self._muted: set[str] = set()
        self._blocked: set[str] = set()

    async def wanted(self, chat: str) -> bool:
        """Whether a chat may be told something unasked."""
        return chat not in self._muted | self._blocked

    async def mute(self, chat: str, at: datetime) -> None:  # noqa: ARG002  # as the port has it
        """It wants to hear nothing."""
        self._muted.add(chat)

    async def unmute(self, chat: str) -> None:
        """It wants to be told again."""
        self._muted.discard(chat)

    async def block(self, chat: str, at: datetime) -> None:  # noqa: ARG002  # as the port has it
        """It cannot be told anything."""
        self._blocked.add(chat)

    async def unblock(self, chat: str) -> None:
        """It can be told again."""
        self._blocked.discard(chat)


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
