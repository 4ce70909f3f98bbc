"""What has to be said or done at a time: deadlines as rows, not jobs, so that each comes due once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that comes due."""

    kind: str
    """What it is for, as `ticket`; at most 32 characters."""
    key: str
    """Which one of its kind, at most 80 characters, as `12 first`: the same never comes due twice."""
    at: datetime
    """When (UTC)."""
    channel: str
    """Where what comes of it is sent."""
    content: Mapping[str, Any] = field(default_factory=dict)
    """What is needed to word it: lists, mappings, text and numbers."""


class Due(Protocol):
    """What is planned."""

    async def plan(self, deadline: Deadline) -> bool:
        """Keeps it, and says whether it is new: a key that is known, also one that is dealt with, is left."""
        ...

    async def ripe(self, now: datetime, limit: int) -> Sequence[Deadline]:
        """What is due and not dealt with, the earliest first."""
        ...

    async def finish(self, deadline: Deadline, at: datetime) -> bool:
        """Marks as dealt with, or as no longer wanted. Its content MAY go, its key stays.

        Returns:
            Whether it was open. MUST be True for one caller only, however many ask at once.
        """
        ...

    async def next(self) -> datetime | None:
        """When the earliest that is not dealt with is due; None: nothing is planned."""
        ...
