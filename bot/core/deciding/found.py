"""What a rule decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule decided."""

    outcome: Outcome
    confidence: float
    matched: str | None = None
