"""One message on its way to a decision: what was read, which topics are named or meant, how the parts fit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import Knowledge, PartRef, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary
    from bot.core.reading.citations import Citations, Cited
    from bot.core.reading.reader import Reading
    from bot.core.text.units import Unit
    from bot.core.weighing.evidence import Fit
    from bot.core.weighing.learned import Learned
    from bot.core.weighing.scoring import Scorer

NAMED = 0.5
"""How surely a topic must be named to count as named."""
CERTAIN = 0.9
"""How surely a topic must be named to be named for certain."""
CITED_SURE = 0.95
"""Confidence in a topic whose document is cited by its number, which it shares with no other."""
WINDOW = 7
"""Units that a piece of a message must have to be looked at by itself."""
HINT_LEAST = 0.4
HINT_LEAD = 0.1
"""A topic is hinted at by this share of what is said, and by so much more than any other."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the outcomes part. All are 0–1."""

    answer: float = 0.17
    """Confidence from which the best part is given as the answer."""
    clarify: float = 0.10
    """Confidence from which the likeliest topics are offered instead."""
    tie: float = 0.05
    """Two topics whose scores lie closer than this are both offered."""
    follow_up: float = 0.85
    """How surely a message without a name means the topic last talked about."""
    covered: float = 0.35
    """Share of what a message says that the named topic's own words must account for."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the rules look at, for one knowledge version."""

    knowledge: Knowledge
    facets: FacetVocabulary
    scorer: Scorer
    learned: Learned
    citations: Citations
    thresholds: Thresholds
    general: tuple[PartRef, ...]
    """Offered to someone who asks about policies and names none."""


@dataclass(frozen=True, slots=True)
class Case:
    """A message and everything known about it."""

    reading: Reading
    conversation: Conversation
    cited: Cited
    strengths: dict[str, float]
    """Topics named, cited or carried over, with how surely."""
    carried: str | None
    """The topic carried over from the chat, if the message names none."""
    fits: Sequence[Fit]
    """Best first."""
    material: Material

    @property
    def best(self) -> Fit | None:
        """The best fit."""
        return self.fits[0] if self.fits else None

    @property
    def rival(self) -> Fit | None:
        """The best fit of another topic than the best fit's."""
        if not self.fits:
            return None
        topic = self.fits[0].part.ref.topic
        return next((fit for fit in self.fits if fit.part.ref.topic != topic), None)

    @property
    def specific(self) -> int:
        """Characters of the message that say something specific."""
        return len(self.reading.specific.replace(" ", ""))

    def topic(self, topic: str) -> Topic:
        """The topic with this id."""
        return self.material.knowledge[topic]

    def share(self, topic: str) -> float:
        """How much of what the message says belongs to the topic's own words, 0–1."""
        return self.material.scorer.topicality.share(self.reading.units, topic)

    def best_share(self, topic: str) -> float:
        """The same for the piece of a long message that is most about the topic."""
        topicality = self.material.scorer.topicality
        return max(topicality.share(window, topic) for window in windows(self.reading))

    def share_beyond_name(self, topic: str) -> float:
        """The same for what is said beyond names."""
        scorer = self.material.scorer
        return scorer.topicality.share(scorer.units(self.reading.remainder), topic)

    def confidence(self, fit: Fit) -> float:
        """Estimated probability that the topic of this part, the best one, is right; 0–1.

        A logistic regression on `SURE`, learned from the knowledge base itself (`bot.core.learning`).
        """
        if self.cited.topics == (fit.part.ref.topic,):
            return CITED_SURE
        weights = self.material.learned.surely
        evidence = zip(weights, evidence_of_topic(self, fit), strict=True)
        sure = 1 / (1 + exp(-sum(weight * value for weight, value in evidence)))
        if self.carried != fit.part.ref.topic:
            return sure
        return 1 - (1 - sure) * (1 - fit.strength * fit.rest)  # or else it is what the chat is about


def evidence_of_topic(case: Case, best: Fit) -> tuple[float, ...]:
    """The values of `SURE` for the topic of the best part."""
    topic = best.part.ref.topic
    own = [fit for fit in case.fits if fit.part.ref.topic == topic]
    others = [fit for fit in case.fits if fit.part.ref.topic != topic]
    ranked = [fit.ranked for fit in own if fit.ranked]
    last = min((fit.ranked.score for fit in case.fits if fit.ranked), default=0.0)
    rival = max((fit.ranked.score for fit in others if fit.ranked), default=last)
    named = named_surely(case.strengths)
    return (
        best.score,
        best.score - max((fit.score for fit in others), default=0.0) * (1 - 0.7 * best.strength),
        case.material.scorer.topicality.shares(case.reading.units).get(topic, 0.0),
        best.strength,
        sum(not unit.text for unit in case.reading.units) / max(len(case.reading.units), 1),
        max(fit.like for fit in own) - max((fit.like for fit in others), default=0.0),
        max((each.score for each in ranked), default=last) - rival,
        max((each.usual for each in ranked), default=0.0),
        max((each.told for each in ranked), default=0.0),
        max(fit.rest for fit in own),
        float(bool(named) and topic not in named),
        1.0,
    )


def case(reading: Reading, conversation: Conversation, material: Material) -> Case:
    """Puts together what there is to decide on."""
    cited = material.citations.find(reading.documents)
    strengths: dict[str, float] = {}
    for mention in reading.mentions:
        for topic in mention.topics:
            strength = mention.strength / len(mention.topics) ** 0.5
            strengths[topic] = max(strengths.get(topic, 0.0), strength)
    for topic in cited.topics if len(cited.topics) == 1 else ():
        strengths[topic] = 1.0
    carried = conversation.topic
    if carried is None or carried not in material.knowledge or max(strengths.values(), default=0.0) >= NAMED:
        carried = None
    else:
        strengths[carried] = material.thresholds.follow_up
    hints = _hints(reading, material) if reading.specific else {}
    for topic in twins_of(named_surely(strengths), material) & (hints.keys() - strengths.keys()):
        del hints[topic]  # one policy is named: its twin, which uses the same words, is not what is asked
    fits = material.scorer.fits(reading, strengths, hints, carried)
    return Case(reading, conversation, cited, strengths, carried, fits, material)


def named_surely(strengths: Mapping[str, float]) -> set[str]:
    """The topics that are named for certain."""
    return {topic for topic, strength in strengths.items() if strength >= CERTAIN}


def twins_of(topics: Iterable[str], material: Material) -> set[str]:
    """The topics that are easily confused with these."""
    return {twin for topic in topics for twin in material.scorer.twins.get(topic, ())}


def _hints(reading: Reading, material: Material) -> dict[str, float]:
    """The one topic, if any, that the words of a message point to, with how surely.

    A long story is looked at in windows: what it asks stands in a clause or two.
    """
    found = max((_hint(window, material) for window in windows(reading)), key=lambda hint: hint[1])
    return {found[0]: found[1]} if found[1] else {}


def _hint(window: Sequence[Unit], material: Material) -> tuple[str, float]:
    shares = sorted(material.scorer.topicality.shares(window).items(), key=lambda item: -item[1])
    if not shares or shares[0][1] < HINT_LEAST:
        return "", 0.0
    (topic, share), second = shares[0], shares[1][1] if len(shares) > 1 else 0.0
    read = sum(bool(unit.text) for unit in window) / len(window)
    return (topic, (0.3 + 0.7 * share) * read) if share - second >= HINT_LEAD else ("", 0.0)


def windows(reading: Reading) -> list[tuple[Unit, ...]]:
    """The whole message and, of a long one, its clauses and pairs of clauses, as far as they say anything."""
    found = [reading.units]
    if len(reading.clauses) > 2:
        pairs = [(*a, *b) for a, b in pairwise(reading.clauses)]
        found += [window for window in (*reading.clauses, *pairs) if len(window) >= WINDOW]
    return found
