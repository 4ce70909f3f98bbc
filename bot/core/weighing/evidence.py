"""What is known of how one part fits a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.weighing.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Fit:
    """How one part fits."""

    part: AnswerablePart
    score: float
    """0–1."""
    whole: float
    """Likeness of the whole message to a phrasing."""
    rest: float
    """How well the message asks for this part, its topic given."""
    strength: float
    """How surely the topic was named (0–1)."""
    phrasing: str | None
    why: str
    like: float = 0.0
    """Likeness of the whole message to a phrasing, as it is."""
    countered: bool = False
    """Whether the message is more like a counter-example."""
    ranked: Ranked | None = None
    """Its place among all parts by weighed evidence, if it was looked at."""
