"""How surely the likeliest part, and its topic, are what a message asks about.

Two logistic regressions on the fields of `Sure`, learned from the knowledge base itself
(`bot.core.learning`).
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from bot.core.weighing.sure import FAR, Sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.reading.reader import Reading
    from bot.core.weighing.fits import Fit
    from bot.core.weighing.learned import Learned


class Sureness(NamedTuple):
    """Estimated probabilities, 0–1."""

    part: float
    """That the likeliest part is what is asked for."""
    topic: float
    """That it is at least the right topic."""


NOT_AT_ALL = Sureness(0.0, 0.0)


def sureness(fits: Sequence[Fit], reading: Reading, learned: Learned) -> Sureness:
    """How sure the first of the fits is."""
    if not fits:
        return NOT_AT_ALL
    signs = signs_of(fits, reading)
    return Sureness(_logistic(learned.part_surely, signs), _logistic(learned.topic_surely, signs))


def signs_of(fits: Sequence[Fit], reading: Reading) -> Sure:
    """What tells how sure the first of the fits is."""
    best, others = fits[0], fits[1:]
    rival = next((fit.score for fit in others if fit.topic != best.topic), best.score - FAR)
    second = others[0].score if others else best.score - FAR
    return Sure(
        chance=best.chance,
        topic_chance=sum(fit.chance for fit in fits if fit.topic == best.topic),
        lead=min(best.score - rival, FAR),
        part_lead=min(best.score - second, FAR),
        gist_lead=best.evidence.gist - max((fit.evidence.gist for fit in others), default=0.0),
        rival_gap=_rival_gap(best, others),
        gap=best.evidence.gap,
        gist=best.evidence.gist,
        usual=best.alike.usual,
        words=best.evidence.words,
        strength=best.evidence.strength,
        carried=best.evidence.carried,
        other_name=best.evidence.other_name,
        share_lead=best.evidence.share_lead,
        likeness=best.alike.likeness,
        ratio=best.alike.ratio,
        length=log(max(len(reading.units), 1)),
    )


def _rival_gap(best: Fit, others: Sequence[Fit]) -> float:
    """How near a part of the same topic comes that is known to be missing, 0–1."""
    gaps = (fit.chance for fit in others if fit.topic == best.topic and fit.part.kind == "gap")
    return 0.0 if best.part.kind == "gap" else min(max(gaps, default=0.0) / max(best.chance, 1e-9), 1.0)


def _logistic(weights: Sequence[float], signs: Sequence[float]) -> float:
    return 1 / (1 + exp(-sum(weight * sign for weight, sign in zip(weights, signs, strict=True))))
