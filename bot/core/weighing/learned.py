"""What the knowledge base taught about itself: the weights that `policybot calibrate` writes down.

Without the file nothing was learned; the weights that stand here, rounded from those of a knowledge base that
was, are then taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from bot.core.knowledge.model import Part
from bot.core.weighing.alike import EVIDENCE
from bot.core.weighing.evidence import PART_EVIDENCE
from bot.core.weighing.sure import Sure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SURE = Sure._fields
"""What is looked at to tell how sure the best part, and its topic, are."""

_UNLEARNED_PART = {
    "likeness": 1.1,
    "phrasing_covered": 0.7,
    "written_ratio": 0.8,
    "second": 2.9,
    "third_mean": 3.0,
    "all_covered": 2.0,
    "usual": 2.6,
    "told": 3.5,
    "phrasings": -1.0,
    "carried": 2.1,
    "other_name": -0.5,
    "place": -0.8,
    "share": 0.5,
    "share_lead": 1.1,
    "gist": 1.5,
    "words": 2.2,
    "rest": 5.0,
    "cue": 1.3,
    "other_cue": -0.9,
    "bare": 1.7,
    "overview": -0.5,
    "contact": -1.3,
    "gap": -0.5,
    "outside": 1.0,
    "countered": -0.5,
    "figures": 1.0,
}
_UNLEARNED_SURE = {
    "chance": 0.5,
    "lead": 0.1,
    "usual": 3.0,
    "words": 3.0,
    "strength": 1.0,
    "carried": 0.3,
    "other_name": -1.0,
    "constant": -4.5,
}


def _only(names: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    return {name: weights.get(name, 0.0) for name in names}


class Learned(Part):
    """Weights by name."""

    evidence: dict[str, float] = Field(default_factory=lambda: _only(EVIDENCE, {"likeness": 10.0}))
    """Of a part's phrasings, to tell which speaks for it most."""
    part: dict[str, float] = Field(default_factory=lambda: _only(PART_EVIDENCE, _UNLEARNED_PART))
    """What speaks for a part."""
    sure_topic: dict[str, float] = Field(
        default_factory=lambda: _only(SURE, {**_UNLEARNED_SURE, "strength": 3.0})
    )
    sure_part: dict[str, float] = Field(default_factory=lambda: _only(SURE, _UNLEARNED_SURE))

    @model_validator(mode="after")
    def _complete(self) -> Self:
        named = (
            (self.evidence, EVIDENCE),
            (self.part, PART_EVIDENCE),
            (self.sure_topic, SURE),
            (self.sure_part, SURE),
        )
        for weights, names in named:
            if set(weights) != set(names):
                raise ValueError("这份权重和程序的版本对不上，请重新运行 policybot calibrate")
        return self

    @property
    def ranking(self) -> tuple[float, ...]:
        """The weights of the ranking of phrasings."""
        return tuple(self.evidence[name] for name in EVIDENCE)

    @property
    def weighing(self) -> tuple[float, ...]:
        """The weights of the parts, in the order of `PART_EVIDENCE`."""
        return tuple(self.part[name] for name in PART_EVIDENCE)

    @property
    def topic_surely(self) -> tuple[float, ...]:
        """The weights of the confidence in a topic, in the order of `SURE`."""
        return tuple(self.sure_topic[name] for name in SURE)

    @property
    def part_surely(self) -> tuple[float, ...]:
        """The weights of the confidence in a part, in the order of `SURE`."""
        return tuple(self.sure_part[name] for name in SURE)


NOTHING_LEARNED = Learned()
_ALONE_PART = {
    "likeness": 10.0,
    "message_covered": 1.5,
    "partial_ratio": 2.0,
    "written_ratio": 0.6,
    "all_covered": 1.0,
    "told": 3.5,
    "share": 0.4,
    "share_lead": 1.0,
    "words": 0.5,
}
_ALONE_SURE = _only(SURE, {"chance": 3.0, "likeness": 4.0, "ratio": -1.0, "constant": -4.0})
LEARNED_OF_SINGLE = Learned(
    part=_only(PART_EVIDENCE, _ALONE_PART), sure_topic=_ALONE_SURE, sure_part=_ALONE_SURE
)
"""For lists whose phrasings stand alone, so that nothing can be learned of how surely one is meant.

Chosen on two public lists, so that neither a list of short questions falls behind bare likeness (less 0.35 of
the second's), nor one of long ones behind the weights that ship (docs/history.md has the figures).
"""
