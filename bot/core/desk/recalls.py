"""An answer that is taken back, because it was wrong or is no longer right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LONGEST = 300
"""Characters of a reason: everybody who received the answer reads it."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What is taken back, and why."""

    topic: str
    part: str | None
    """None: whatever was answered about the topic."""
    reason: str
    by: str
    at: datetime
    since: datetime | None = None
    """Only what was answered from then on; None: ever."""
    number: int = 0
    """Given by storage."""

    def covers(self, part: str | None) -> bool:
        """Whether an answer of the topic is taken back.

        Args:
            part: which part it was; None is the overview.
        """
        return self.part in (None, part or "overview")
