"""Where is kept how a chat can be told later that an answer was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.received import Place


class Places(Protocol):
    """Places of chats that were answered, by the chat's pseudonym."""

    async def keep(self, chat: str, channel: str, place: Place, at: datetime) -> None:
        """A chat was answered here. MUST replace what was kept of it before."""
        ...

    async def get(self, chat: str) -> Place | None:
        """Where a chat can be told; None: that is not known."""
        ...

    async def forget(self, before: datetime) -> None:
        """Drops the places of chats not answered since a moment."""
        ...
