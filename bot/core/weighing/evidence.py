"""What speaks for a part of the knowledge base, in numbers, so that its weight can be learned.

To the evidence that any list of phrasings gives (`Alike`) comes what topics have beyond a list:
names and twins, standard parts and the words that ask for them, texts, amounts, counter-examples, a chat that
is about something already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.weighing.alike import Alike

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.reading.reader import Reading
    from bot.core.weighing.aspects import Aspect
    from bot.core.weighing.phrasings import Row
    from bot.core.weighing.ranking import Ranked


class Evidence(NamedTuple):
    """What speaks for a part beyond how like it is; all 0–1, but `share_lead` may be below 0."""

    strength: float
    """How surely the message names the topic."""
    carried: float
    """Whether the chat is about the topic, and the message names none."""
    foreign: float
    """Whether another topic is named for certain, of which the phrasing does not speak."""
    twin: float
    """Whether a twin of the topic is named for certain, and not the topic."""
    other_name: float
    """Whether the phrasing names something that the message does not."""
    place: float
    """Whether the topic is a mere place, which people name in passing."""
    share: float
    """Share of the message that belongs to the topic's words."""
    share_lead: float
    """The same, less that of the topic whose words account for most of it."""
    gist: float
    """What the message is about as a whole: log of the chance, 1 for certain, 0 for 1 in 20,000."""
    words: float
    """Share of the message's words that stand in some phrasing of the part."""
    rest: float
    """How well what is said beyond the topic's name asks for the part."""
    cue: float
    """Whether words ask for this standard part."""
    other_cue: float
    """Whether they ask for another one, and this is a standard part."""
    bare: float
    """Whether nothing but a name is said, and this is the overview."""
    overview: float
    """Whether this is the overview."""
    contact: float
    """Whether this tells whom to ask."""
    gap: float
    """Whether it is known to be missing."""
    outside: float
    """Whether it is known to be none of ours."""
    old: float
    """Whether it is about a superseded document."""
    countered: float
    """Whether the message is more like a counter-example."""
    figures: float
    """Share of the amounts in the message that its text or the phrasing has."""
    strange_figures: float
    """Share that they have not."""


PART_EVIDENCE = (*Alike._fields, *Evidence._fields)
"""What a part is weighed by."""
_FREE = frozenset({"phrasings", "length", "overview", "contact", "gap", "outside", "old"})
_AGAINST = frozenset({"foreign", "twin", "other_name", "place", "other_cue", "countered", "strange_figures"})
NAMED = 0.4
"""How surely a topic must be named for a phrasing that names it to say no more than the message."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is the same for all parts that a message may ask for."""

    reading: Reading
    strengths: Mapping[str, float]
    """Topics that are named, or carried over, with how surely (0–1)."""
    carried: str | None
    """The topic of the chat so far, if the message names none."""
    surely: frozenset[str]
    """Topics that are named for certain."""
    twins: frozenset[str]
    """Topics that are easily confused with these."""
    places: frozenset[str]
    """Topics that are mere places."""
    shares: Mapping[str, float]
    """How much of what is said belongs to each topic's words, 0–1."""
    leading: Sequence[tuple[str, float]]
    """The two topics with the largest shares, the largest first."""
    asked: frozenset[str]
    """Standard parts that words ask for."""

    def best_share(self, topic: str) -> float:
        """The largest share of any other topic."""
        return next((share for other, share in self.leading if other != topic), 0.0)


class Signs(NamedTuple):
    """What is known of one part with respect to a message."""

    part: AnswerablePart
    row: Row
    """The phrasing that speaks for it most."""
    ranked: Ranked
    """The part as one of the owners of phrasings."""
    aspect: Aspect | None
    """How well the message asks for it, its topic given; None where the topic is not named."""
    counter: float
    """Likeness of the message to its likest counter-example, 0–1; 0 where it is too little to count."""
    figures: frozenset[str]
    """The amounts that its text and the phrasing speak of; none where the message has none."""
    words: float
    """Share of the message's words that stand in its phrasings, 0–1."""
    gist: float
    """How likely the message is about it as a whole, 0–1."""


def weigh(here: Circumstances, signs: Signs) -> Evidence:
    """What speaks for one part beyond how like it is."""
    topic, part, name = signs.part.ref.topic, signs.part, signs.part.ref.part
    speaks, asked = signs.row.speaks, here.asked
    share = here.shares.get(topic, 0.0)
    unnamed = bool(here.surely) and topic not in here.surely
    known, strange = _figures(here.reading.figures, signs.figures)
    return Evidence(
        strength=here.strengths.get(topic, 0.0) if topic != here.carried else 0.0,
        carried=topic == here.carried,
        foreign=unnamed and not speaks & here.surely,
        twin=unnamed and topic in here.twins,
        other_name=bool(speaks) and all(here.strengths.get(each, 0.0) < NAMED for each in speaks),
        place=topic in here.places,
        share=share,
        share_lead=share - here.best_share(topic),
        gist=signs.gist,
        words=signs.words,
        rest=signs.aspect.score if signs.aspect else 0.0,
        cue=part.kind == "facet" and name in asked,
        other_cue=part.kind == "facet" and bool(asked) and name not in asked,
        bare=name == "overview" and not here.reading.specific and not here.reading.cues,
        overview=name == "overview",
        contact=name == "contact",
        gap=part.kind == "gap",
        outside=not part.ours,
        old=part.kind == "old",
        countered=_countered(here.reading, signs),
        figures=known,
        strange_figures=strange,
    )


def _countered(reading: Reading, signs: Signs) -> bool:
    """Whether a counter-example is liker; 要什么条件 alone says nothing that a counter-example is about."""
    liker = signs.counter > signs.ranked.alike.likeness
    return liker and bool(reading.specific or reading.mentions)


def _figures(said: frozenset[str], own: frozenset[str]) -> tuple[float, float]:
    """Shares of the amounts in a message that a part speaks of, and that it does not."""
    return (len(said & own) / len(said), len(said - own) / len(said)) if said else (0.0, 0.0)


def signs() -> tuple[int, ...]:
    """For each of `PART_EVIDENCE` 1 if it never speaks against a part, -1 if never for one, else 0."""
    return tuple(0 if name in _FREE else -1 if name in _AGAINST else 1 for name in PART_EVIDENCE)


def chances(scores: Sequence[float]) -> list[float]:
    """Softmax: the share of each in what is thought possible, 0–1, together 1."""
    if not scores:
        return []
    odds = np.exp(np.array(scores, np.float64) - max(scores))
    return list((odds / odds.sum()).tolist())
