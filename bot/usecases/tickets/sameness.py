"""The sense for what is the same question, as an engine's knowledge base gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.desk.clustering import SAME, Sameness

if TYPE_CHECKING:
    from bot.core.engine import Engine


def sameness_for(engine: Engine, same: float = SAME) -> Sameness:
    """Knows no question yet; what distinguishes is weighed by the engine's own index of phrasings."""
    return Sameness(engine.material.scorer.beyond, same)
