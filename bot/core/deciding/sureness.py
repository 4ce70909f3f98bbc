"""How surely the likeliest part, and its topic, are what a message asks about.

Two logistic regressions on the values of `SURE`, learned from the knowledge base itself
(`bot.core.learning`).
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from bot.core.weighing.evidence import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.reading.reader import Reading
    from bot.core.weighing.learned import Learned
    from bot.core.weighing.scoring import Fit

_TAKEN = ("gist", "usual", "words", "strength", "carried", "other_name", "share_lead")
"""Values of the best part's evidence that are looked at as they are."""
FAR = 8.0
"""Lead in weighed evidence over what does not exist, and the largest that counts."""


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


def signs_of(fits: Sequence[Fit], reading: Reading) -> tuple[float, ...]:
    """The values of `SURE`, the constant among them, for the first of the fits."""
    best = fits[0]
    rival = next((fit.score for fit in fits if fit.topic != best.topic), best.score - FAR)
    second = fits[1].score if len(fits) > 1 else best.score - FAR
    gist = max((value(fit.evidence, "gist") for fit in fits[1:]), default=0.0)
    return (
        best.chance,
        sum(fit.chance for fit in fits if fit.topic == best.topic),
        min(best.score - rival, FAR),
        min(best.score - second, FAR),
        value(best.evidence, "gist") - gist,
        *(value(best.evidence, name) for name in _TAKEN),
        log(max(len(reading.units), 1)),
        1.0,
    )


def _logistic(weights: Sequence[float], signs: Sequence[float]) -> float:
    return 1 / (1 + exp(-sum(weight * sign for weight, sign in zip(weights, signs, strict=True))))
