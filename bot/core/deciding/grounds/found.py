"""What a rule decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels

if TYPE_CHECKING:
    from bot.core.outcomes import Outcome


HEARD = levels.SURELY
"""Confidence in what a listener hears in so many words: of 27 such replies to the sets of questions 26 were
right, too few for a closer figure."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule decided."""

    outcome: Outcome
    confidence: float
    matched: str | None = None
