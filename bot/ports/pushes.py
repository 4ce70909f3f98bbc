"""Where is kept who may be told something unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """Why a chat is not told anything unasked; nothing: it is."""

    muted_at: datetime | None = None
    """Since when it wants to hear nothing."""
    blocked_at: datetime | None = None
    """Since when we are blocked."""


class Pushes(Protocol):
    """Who may be told something unasked, by the pseudonym of their chat."""

    async def wanted(self, chat: str) -> bool:
        """Whether a chat may be told: it has neither said no nor blocked us."""
        ...

    async def standing(self, chat: str) -> Standing:
        """Since when a chat may not be told."""
        ...

    async def mute(self, chat: str, at: datetime) -> None:
        """A chat wants to hear nothing unasked. MUST be durable when it returns."""
        ...

    async def unmute(self, chat: str) -> None:
        """A chat wants to be told again."""
        ...

    async def block(self, chat: str, at: datetime) -> None:
        """A chat cannot be told anything: the person has blocked us."""
        ...

    async def unblock(self, chat: str) -> None:
        """A chat can be told again; whether it wants to is left as it was."""
        ...
