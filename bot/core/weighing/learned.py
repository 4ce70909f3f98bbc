"""What the knowledge base taught about itself: the weights that `policybot calibrate` writes down.

Without the file nothing was learned, and what fits best by its likeness alone is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from bot.core.knowledge.model import Part
from bot.core.weighing.choosing import CHOICE
from bot.core.weighing.ranking import DOUBT, EVIDENCE, Weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SURE = (
    "score",  # how well the best part fits
    "lead",  # over the best part of another topic, which counts less the more surely the topic is named
    "share",  # share of the message that belongs to the topic's words
    "strength",  # how surely the topic is named
    "unread",  # share of units typed in pinyin
    "like_lead",  # over the likest phrasing of another topic
    "ranked_lead",  # in weighed evidence, over another topic's
    "usual",  # cosine to the mean of a part's phrasings
    "told",  # share of the message that stands in an answer of the topic only
    "rest",  # how well the message asks for a part of the topic, beyond its name
    "foreign",  # whether another topic is named for certain, and not this one
    "constant",
)
"""What the probability that the best topic is the right one is estimated from."""


_UNLEARNED: dict[str, float] = {
    "score": 3.6,
    "lead": 4.1,
    "share": 1.1,
    "like_lead": 5.0,
    "strength": 1.5,
    "unread": -1.5,
    "constant": -6.9,
}


def _only(names: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    return {name: weights.get(name, 0.0) for name in names}


class Learned(Part):
    """Weights by name."""

    evidence: dict[str, float] = Field(default_factory=lambda: _only(EVIDENCE, {"likeness": 10.0}))
    doubt: dict[str, float] = Field(default_factory=lambda: _only((*DOUBT, "constant"), {}))
    choice: dict[str, float] = Field(default_factory=lambda: _only(CHOICE, {"score": 20.0}))
    sure: dict[str, float] = Field(default_factory=lambda: _only(SURE, _UNLEARNED))

    @model_validator(mode="after")
    def _complete(self) -> Self:
        named = (
            (self.evidence, EVIDENCE),
            (self.doubt, (*DOUBT, "constant")),
            (self.choice, CHOICE),
            (self.sure, SURE),
        )
        for weights, names in named:
            if set(weights) != set(names):
                raise ValueError("这份权重和程序的版本对不上，请重新运行 policybot calibrate")
        return self

    @property
    def ranking(self) -> Weights:
        """The weights of the ranking of parts."""
        return Weights(
            tuple(self.evidence[name] for name in EVIDENCE),
            tuple(self.doubt[name] for name in (*DOUBT, "constant")),
        )

    @property
    def choosing(self) -> tuple[float, ...]:
        """The weights of the choice of a part, in the order of `CHOICE`."""
        return tuple(self.choice[name] for name in CHOICE)

    @property
    def surely(self) -> tuple[float, ...]:
        """The weights of the confidence, in the order of `SURE`."""
        return tuple(self.sure[name] for name in SURE)


NOTHING_LEARNED = Learned()
