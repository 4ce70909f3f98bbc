"""How much of what one part answers another part of the same topic answers as well.

Who asks about either is told what he wants by the wider one: 政府采购几天付款 by its own part, and by the one
that has the days of all buyers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.weighing.vocabularies import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.core.knowledge.model import PartRef
    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.text.units import Unit
    from bot.core.weighing.vocabularies import Pair


class Telling:
    """The answers of all parts, set beside each other when it is asked."""

    def __init__(
        self,
        parts: Sequence[AnswerablePart],
        spoken: Sequence[Sequence[Unit]],
        weigh: Callable[[Sequence[Unit]], Sequence[tuple[Pair, float]]],
    ) -> None:
        """Takes the answers.

        Args:
            parts: all of them.
            spoken: the units of each part's answer.
            weigh: the pairs of neighbouring characters in a text, with how much they distinguish.
        """
        self._spoken = {part.ref: text for part, text in zip(parts, spoken, strict=True)}
        self._weigh = weigh
        self._shares: dict[tuple[PartRef, PartRef], float] = {}

    def share(self, part: PartRef, other: PartRef) -> float:
        """Share of a part's answer that stands in another's, 0–1; 0 where there is no text to compare."""
        if part.topic != other.topic:
            return 0.0
        known = self._shares.get((part, other))
        if known is None:
            known = self._shares[part, other] = self._share(part, other)
        return known

    def _share(self, part: PartRef, other: PartRef) -> float:
        if not self._spoken.get(part) or other not in self._spoken:
            return 0.0
        told = set(pairs(self._spoken[other]))
        own = self._weigh(self._spoken[part])
        total = sum(weight for _, weight in own)
        return sum(weight for pair, weight in own if pair in told) / total if total else 0.0
