"""Where is kept what chats follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.core.desk.subjects import Subject
    from bot.delivery.received import Place


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat wants to be told of a subject."""

    chat: str
    """Pseudonym."""
    subject: Subject
    channel: str
    at: datetime
    place: Place | None = None
    """Where it is told; None: when it writes again."""


class Subscriptions(Protocol):
    """What chats follow."""

    async def add(self, subscription: Subscription) -> None:
        """Keeps it; the same subject twice MUST count once."""
        ...

    async def drop(self, chat: str, subject: Subject) -> None:
        """A chat follows a subject no more."""
        ...

    async def of(self, chat: str) -> Sequence[Subscription]:
        """What a chat follows, the oldest first."""
        ...

    async def list(self) -> Sequence[Subscription]:
        """What everybody follows, chat by chat."""
        ...
