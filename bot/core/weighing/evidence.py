"""What speaks for a part of the knowledge base, in numbers, so that its weight can be learned.

To the evidence that any list of phrasings gives (`ranking.EVIDENCE`) comes what topics have beyond a list:
names and twins, standard parts and the words that ask for them, texts, amounts, counter-examples, a chat that
is about something already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.core.weighing.ranking import EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.likeness.tokens import Scores
    from bot.core.reading.reader import Reading
    from bot.core.weighing.aspects import Aspect
    from bot.core.weighing.phrasings import Row
    from bot.core.weighing.ranking import Ranked

BY_TOPIC = (
    "strength",  # how surely the message names the topic
    "carried",  # whether the chat is about the topic, and the message names none
    "foreign",  # whether another topic is named for certain, of which the phrasing does not speak
    "twin",  # whether a twin of the topic is named for certain, and not the topic
    "other_name",  # whether the phrasing names something that the message does not
    "place",  # whether the topic is a mere place, which people name in passing
    "share",  # share of the message that belongs to the topic's words
    "share_lead",  # over the topic whose words account for most of it
)
BY_PART = (
    "gist",  # what the message is about as a whole: log of the chance, 1 for certain, 0 for 1 in 20,000
    "words",  # share of the message's words that stand in some phrasing of the part
    "rest",  # how well what is said beyond the topic's name asks for the part
    "cue",  # whether words ask for this standard part
    "other_cue",  # whether they ask for another one, and this is a standard part
    "bare",  # whether nothing but a name is said, and this is the overview
    "overview",
    "contact",
    "gap",  # whether it is known to be missing
    "outside",  # whether it is known to be none of ours
    "old",  # whether it is about a superseded document
    "countered",  # whether the message is more like a counter-example
    "figures",  # share of the amounts in the message that its text or the phrasing has
    "strange_figures",  # share that they have not
)
PART_EVIDENCE = (*EVIDENCE, *BY_TOPIC, *BY_PART)
"""What a part is weighed by."""
_FREE = frozenset({"phrasings", "length", "overview", "contact", "gap", "outside", "old"})
_AGAINST = frozenset({"foreign", "twin", "other_name", "place", "other_cue", "countered", "strange_figures"})
COUNTER_LEAST = 0.5
"""Likeness to a counter-example from which it counts, if it is more than to the part's own phrasings."""
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

    def best_share(self, topic: str) -> float:
        """The largest share of any other topic."""
        return max((share for other, share in self.shares.items() if other != topic), default=0.0)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of one part with respect to a message."""

    part: AnswerablePart
    row: Row
    """The phrasing that speaks for it most."""
    ranked: Ranked
    """The part as one of the owners of phrasings."""
    aspect: Aspect | None
    """How well the message asks for it, its topic given; None where the topic is not named."""
    counter: float
    """Likeness of the message to its likest counter-example, 0–1."""
    figures: frozenset[str]
    """The amounts that its text and the phrasing speak of."""
    words: float
    """Share of the message's words that stand in its phrasings, 0–1."""
    gist: float
    """How likely the message is about it as a whole, 0–1."""


def weigh(here: Circumstances, signs: Signs) -> Scores:
    """The values of `PART_EVIDENCE` for one part."""
    own = (*_by_topic(here, signs), *_by_part(here, signs))
    return np.concatenate((signs.ranked.evidence, np.array(own, np.float32)))


def _by_topic(here: Circumstances, signs: Signs) -> tuple[float, ...]:
    topic = signs.part.ref.topic
    speaks = {each for mention in signs.row.mentions for each in mention.topics}
    share = here.shares.get(topic, 0.0)
    unnamed = here.surely and topic not in here.surely
    return (
        here.strengths.get(topic, 0.0) if topic != here.carried else 0.0,
        topic == here.carried,
        bool(unnamed) and not speaks & here.surely,
        bool(unnamed) and topic in here.twins,
        bool(speaks) and all(here.strengths.get(each, 0.0) < NAMED for each in speaks),
        topic in here.places,
        share,
        share - here.best_share(topic),
    )


def _by_part(here: Circumstances, signs: Signs) -> tuple[float, ...]:
    reading, kind, name = here.reading, signs.part.kind, signs.part.ref.part
    asked = {cue.facet for cue in reading.cues}
    said = reading.figures
    return (
        signs.gist,
        signs.words,
        signs.aspect.score if signs.aspect else 0.0,
        kind == "facet" and name in asked,
        kind == "facet" and bool(asked) and name not in asked,
        name == "overview" and not reading.specific and not reading.cues,
        name == "overview",
        name == "contact",
        kind == "gap",
        not signs.part.ours,
        kind == "old",
        signs.counter > max(signs.ranked.likeness, COUNTER_LEAST),
        len(said & signs.figures) / len(said) if said else 0.0,
        len(said - signs.figures) / len(said) if said else 0.0,
    )


def signs() -> tuple[int, ...]:
    """For each of `PART_EVIDENCE` 1 if it never speaks against a part, -1 if never for one, else 0."""
    return tuple(0 if name in _FREE else -1 if name in _AGAINST else 1 for name in PART_EVIDENCE)


def value(evidence: Scores, name: str) -> float:
    """One of the values of `PART_EVIDENCE`."""
    return float(evidence[PART_EVIDENCE.index(name)])


def chances(scores: Sequence[float]) -> list[float]:
    """Softmax: the share of each in what is thought possible, 0–1, together 1."""
    if not scores:
        return []
    odds = np.exp(np.array(scores, np.float64) - max(scores))
    return list((odds / odds.sum()).tolist())
