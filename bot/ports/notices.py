"""Where is kept what chats are to be told unasked, each once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.delivery.received import Place


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that one chat is to be told."""

    kind: str
    """What it is about, at most 16 characters; says who words it."""
    key: str
    """Which one of its kind, at most 200 characters: a chat is told each once."""
    chat: str
    """Pseudonym."""
    channel: str
    at: datetime
    content: Mapping[str, Any] = field(default_factory=dict)
    """What is needed to word it."""
    place: Place | None = None
    """Where it is sent; gone once it was. None: they are told when they write again."""
    told_at: datetime | None = None
    number: int = 0
    """Given by storage."""


class Notices(Protocol):
    """What chats are to be told."""

    async def add(self, notice: Notice) -> int | None:
        """Keeps it, and returns its number; None if the chat has one of this kind and key, told or not."""
        ...

    async def untold(self, chat: str) -> Sequence[Notice]:
        """What a chat has not been told, in the order it came."""
        ...

    async def tell(self, number: int, at: datetime) -> bool:
        """Keeps that it is told, and forgets the place.

        Returns:
            Whether it was not told before. MUST be True for one caller only.
        """
        ...

    async def of(self, kind: str, key: str) -> Sequence[Notice]:
        """All of one kind and key, to whomever."""
        ...
