"""Which part of a topic a message asks for, once the topic is known.

The parts are weighed by everything that speaks for them (`CHOICE`), with weights that a softmax regression
learned from the knowledge base's own phrasings (`bot.core.learning.calibrating`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.likeness.tokens import Scores
    from bot.core.reading.reader import Reading
    from bot.core.weighing.evidence import Fit

CHOICE = (
    "score",  # how well the part fits
    "like",  # likeness of the whole message to a phrasing
    "rest",  # how well what is said beyond the topic's name asks for the part
    "cue",  # whether words ask for this standard part
    "other_cue",  # whether they ask for another one, and this is a standard part
    "gap",  # whether it is known to be missing
    "overview",
    "old",  # whether it is about a superseded document
    "countered",  # whether the message is more like a counter-example
    "ranked",  # lead in weighed evidence over the last owner that was looked at
    "unranked",  # whether it was not among those
    "told",  # share of the message that stands in the part's answer only
    "covered",  # share that stands in some phrasing of the part
    "usual",  # cosine to the mean of its phrasings
)


def evidence(fit: Fit, reading: Reading, last: float) -> Scores:
    """The values of `CHOICE` for a part.

    Args:
        fit: what is known of it.
        reading: the message.
        last: weighed evidence of the last owner in the ranking.
    """
    part, ranked = fit.part, fit.ranked
    asked = {cue.facet for cue in reading.cues}
    return np.array(
        (
            fit.score,
            fit.like,
            fit.rest,
            part.ref.part in asked,
            bool(asked) and part.kind == "facet" and part.ref.part not in asked,
            part.kind == "gap",
            part.ref.part == "overview",
            part.kind == "old",
            fit.countered,
            ranked.score - last if ranked else 0.0,
            ranked is None,
            *((ranked.told, ranked.covered, ranked.usual) if ranked else (0.0, 0.0, 0.0)),
        ),
        np.float32,
    )


def choose(fits: Sequence[Fit], reading: Reading, weights: Sequence[float], last: float) -> list[Fit]:
    """The fits with the parts of the best topic in the order of their evidence; other topics follow.

    The best part's score and likeness become the best of its topic: they say how sure the topic is. A topic
    known by name only, and a message that says nothing but a name, leave nothing to choose.

    Args:
        fits: best first.
        reading: the message.
        weights: for each of `CHOICE`.
        last: weighed evidence of the last owner in the ranking.
    """
    if not fits:
        return []
    first, topic = fits[0], fits[0].part.ref.topic
    own = [fit for fit in fits if fit.part.ref.topic == topic]
    if first.part.ref.part == "overview" and not reading.specific:
        return list(fits)
    own.sort(key=lambda fit: -float(np.dot(weights, evidence(fit, reading, last))))
    best = replace(own[0], score=first.score, whole=max(fit.whole for fit in own))
    return [best, *own[1:], *(fit for fit in fits if fit.part.ref.topic != topic)]
