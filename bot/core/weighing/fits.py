"""How a part fits a message, once everything that speaks for it and against it is weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.core.weighing.evidence import PART_EVIDENCE, chances

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.likeness.tokens import Scores
    from bot.core.weighing.alike import Alike
    from bot.core.weighing.evidence import Evidence, Signs

CONFLICTS = {"twin": 5.0, "foreign": 1.5, "countered": 4.0}
"""Taken from the evidence for a part where a message names for certain a twin of its topic, or another topic
of which the phrasing does not speak, or is liker to what the curator says it is not. Not learned: no phrasing
names the wrong policy, people do."""

_CONFLICTING = [PART_EVIDENCE.index(name) for name in CONFLICTS]


@dataclass(frozen=True, slots=True)
class Fit:
    """How one part fits."""

    part: AnswerablePart
    score: float
    """Weighed evidence; comparable within one message only."""
    chance: float
    """Its share in everything that is thought possible, 0–1; of one message they make 1."""
    strength: float
    """How surely the topic is named or carried over (0–1)."""
    alike: Alike
    """How like the message is to its phrasings."""
    evidence: Evidence
    """What else speaks for it, and against."""
    phrasing: str
    """The phrasing that speaks for it most, as the curator wrote it."""
    why: str
    """What speaks for it most, as a short key; `explain` words it."""

    @property
    def values(self) -> tuple[float, ...]:
        """All that it is weighed by, in the order of `PART_EVIDENCE`."""
        return (*self.alike, *self.evidence)

    @property
    def topic(self) -> str:
        """Its topic."""
        return self.part.ref.topic

    @property
    def like(self) -> float:
        """Likeness of the whole message to the phrasing, 0–1."""
        return self.alike.likeness

    @property
    def rest(self) -> float:
        """How well the message asks for this part, its topic given; 0 where the topic is not named."""
        return self.evidence.rest


def fits_of(
    signs: Sequence[Signs], evidence: Sequence[Evidence], weights: Scores, strengths: Mapping[str, float]
) -> list[Fit]:
    """The parts that come into question, the likeliest first.

    Args:
        signs: what is known of each part.
        evidence: what speaks for each beyond how like it is, in the same order.
        weights: of `PART_EVIDENCE`.
        strengths: topics that are named or carried over, with how surely (0–1).
    """
    scores = _scores(signs, evidence, weights)
    weighed = zip(signs, evidence, scores, chances(scores), strict=True)
    fits = [_fit(each, own, score, share, strengths) for each, own, score, share in weighed]
    return sorted(fits, key=lambda fit: -fit.score)


def _scores(signs: Sequence[Signs], evidence: Sequence[Evidence], weights: Scores) -> list[float]:
    """Weighed evidence, less what conflicts."""
    if not signs:
        return []
    values = np.array(
        [(*each.ranked.alike, *own) for each, own in zip(signs, evidence, strict=True)], np.float64
    )
    conflicts = values[:, _CONFLICTING] @ np.array([*CONFLICTS.values()])
    return list((values @ weights - conflicts).tolist())


def _fit(
    signs: Signs, evidence: Evidence, score: float, chance: float, strengths: Mapping[str, float]
) -> Fit:
    """One part, weighed; the words that speak for it most are those of its likest phrasing or of its side."""
    aspect, alike, phrasing, why = signs.aspect, signs.ranked.alike, signs.row.phrasing, "whole"
    if aspect is not None and aspect.score > alike.likeness:
        phrasing, why = aspect.phrasing or phrasing, aspect.why
    strength = strengths.get(signs.part.ref.topic, 0.0)
    return Fit(signs.part, score, chance, strength, alike, evidence, phrasing, why)
