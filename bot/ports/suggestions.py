"""Where is kept which answers a team wants in the knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.core.desk.tickets import Reviewer


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer that somebody wants in the knowledge base."""

    ticket: int
    by: Reviewer
    at: datetime


class Suggestions(Protocol):
    """What is suggested and not yet written."""

    async def suggest(self, suggestion: Suggestion) -> bool:
        """Keeps it; says whether it is new. A ticket is suggested once."""
        ...

    async def list(self) -> Sequence[Suggestion]:
        """What is suggested, by ticket."""
        ...

    async def drop(self, ticket: int) -> None:
        """It is written, or not wanted."""
        ...
