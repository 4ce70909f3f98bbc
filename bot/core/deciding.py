"""From scored parts to an outcome: answer, compare, ask back, say what is not documented, or that nothing is known.

`decide` tries its rules in order; the first that applies decides, and its name is kept as the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from bot.core.knowledge import FACETS, PartRef
from bot.core.matching.parts import worded_facets
from bot.core.outcomes import Answered, Candidate, Clarify, Compared, Decision, Gap, Outcome, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge import Knowledge, Topic
    from bot.core.matching.citations import Citations, Cited
    from bot.core.matching.reading import Reading
    from bot.core.matching.scoring import Fit, Scorer
    from bot.core.vocabulary import FacetVocabulary


SURE_QUESTION = 0.8
"""Score from which a curated question answers even where two near-twins are named."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the outcomes part. All are 0–1."""

    answer: float = 0.60
    """Confidence from which the best part is given as the answer."""
    clarify: float = 0.35
    """Confidence from which the likeliest topics are offered instead."""
    tie: float = 0.05
    """Two topics whose scores lie closer than this are both offered."""
    follow_up: float = 0.85
    """How surely a message without a name means the topic last talked about."""
    second_part: float = 0.62
    """Score from which another clause's part is answered as well."""
    covered: float = 0.34
    """Share of what a message says beyond the topic's name that a part must account for."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the rules look at, for one knowledge version."""

    knowledge: Knowledge
    facets: FacetVocabulary
    scorer: Scorer
    citations: Citations
    thresholds: Thresholds
    general: tuple[PartRef, ...]
    """Offered to someone who asks about policies and names none."""


@dataclass(frozen=True, slots=True)
class Case:
    """One message on its way to a decision."""

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

    def topic(self, topic: str) -> Topic:
        """The topic with this id."""
        return self.material.knowledge[topic]


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule decided."""

    outcome: Outcome
    confidence: float
    matched: str | None = None


def decide(reading: Reading, conversation: Conversation, material: Material) -> Decision:
    """The outcome for a message that is not small talk."""
    case = _case(reading, conversation, material)
    for rule in RULES:
        found = rule(case)
        if found is not None:
            return _decision(case, found, rule.__name__.strip("_"))
    return _decision(case, Found(Unanswered(), 0.5), "nothing_fits")


def confidence(fit: Fit, rival: Fit | None) -> float:
    """Estimated probability that the best part is right.

    A logistic of its score and of its lead over the best other topic; the lead counts less the more surely the
    topic was named. The constants are fitted by hand on the knowledge base's own phrasings.
    """
    lead = fit.score - (rival.score if rival else 0.0) * (1 - 0.7 * fit.strength)
    return 1 / (1 + exp(-(9.0 * (fit.score - 0.56) + 4.0 * (lead - 0.15))))


def _case(reading: Reading, conversation: Conversation, material: Material) -> Case:
    cited = material.citations.find(reading.documents)
    strengths: dict[str, float] = {}
    for mention in reading.mentions:
        for topic in mention.topics:
            strength = mention.strength / len(mention.topics) ** 0.5
            strengths[topic] = max(strengths.get(topic, 0.0), strength)
    for topic in cited.topics if len(cited.topics) == 1 else ():
        strengths[topic] = 1.0
    carried = conversation.topic
    if carried is None or carried not in material.knowledge or max(strengths.values(), default=0.0) >= 0.5:
        carried = None
    else:
        strengths[carried] = material.thresholds.follow_up
    return Case(
        reading, conversation, cited, strengths, carried, material.scorer.fits(reading, strengths), material
    )


def _decision(case: Case, found: Found, rule: str) -> Decision:
    candidates = tuple(
        Candidate(fit.part.ref, round(fit.score * 100, 1), fit.phrasing, fit.why) for fit in case.fits[:8]
    )
    sure = round(min(max(found.confidence, 0.0), 1.0), 3)
    return Decision(found.outcome, sure, rule, case.reading.normalized, candidates, found.matched)


def _nothing_said(case: Case) -> Found | None:
    said = [unit for unit in case.reading.units if not unit.text.isascii() or not unit.text]
    return None if said else Found(Unanswered(), 0.99)


def _old_document(case: Case) -> Found | None:
    """A document that has been replaced was cited by its number."""
    if not case.cited.old:
        return None
    return Found(Answered(case.cited.old[:1]), 0.95, case.cited.matched)


def _shared_document(case: Case) -> Found | None:
    """Several documents bear the cited number."""
    topics = [topic for topic in case.cited.topics if topic not in case.strengths]
    if len(case.cited.topics) < 2 or len(topics) < len(case.cited.topics):
        return None
    best = case.best
    if best is not None and best.part.ref.topic in case.cited.topics and best.whole >= 0.6:
        return None
    return Found(Clarify("document", tuple(PartRef(topic, "overview") for topic in case.cited.topics)), 0.8)


def _twins_compared(case: Case) -> Found | None:
    """Two near-twins are named; or one, with what only the other's text says."""
    best = case.best
    if best is None or (best.part.kind == "question" and best.score >= SURE_QUESTION):
        return None
    for topic, twin in _twins(case):
        both = case.strengths.get(topic, 0.0) >= 0.5 and case.strengths.get(twin, 0.0) >= 0.5
        asks = case.reading.compares or case.reading.asks_whether
        if (both and asks) or _belongs_to_twin(case, topic, twin) or _belongs_to_twin(case, twin, topic):
            return Found(Compared(topic, twin), 0.8, case.topic(topic).title)
    return None


def _twins(case: Case) -> Iterator[tuple[str, str]]:
    """Pairs of twins of which at least one is surely named; the first bears the text that tells them apart."""
    named = {topic for topic, strength in case.strengths.items() if strength >= 0.5}
    for topic in case.material.knowledge:
        for twin in topic.twins:
            if twin.topic in case.material.knowledge and named & {topic.id, twin.topic}:
                yield topic.id, twin.topic


def _belongs_to_twin(case: Case, topic: str, twin: str) -> bool:
    """Whether what is asked about the topic is what the twin's text, not its own, speaks of."""
    if case.strengths.get(topic, 0.0) < 0.5 or twin in case.strengths or not case.reading.asks_whether:
        return False
    own = max((fit.rest for fit in case.fits if fit.part.ref.topic == topic), default=0.0)
    others = case.material.scorer.rest_of(case.reading, twin)
    return others >= 0.5 and others > own + 0.1


def _names_no_topic(case: Case) -> Found | None:
    """Nothing but words that every policy shares, or one that several topics could be meant by."""
    reading, best = case.reading, case.best
    if case.strengths or (best is not None and best.whole >= 0.75):
        return None
    few = len(reading.specific.replace(" ", "")) <= 1
    for group in reading.ambiguous:
        options = tuple(_as_ref(option) for option in group.options)
        topics = {ref.topic for ref in options}
        likely = best is not None and best.part.ref.topic in topics and confidence(best, case.rival) >= 0.7
        if few or (not likely and best is not None and best.part.ref.topic in topics):
            return Found(Clarify(f"ambiguous:{group.about}", options), 0.8)
    if not few or not reading.units:
        return None
    if reading.cues:
        label = case.material.facets.label(reading.cues[0].facet)
        return Found(Clarify(f"facet_no_topic:{label}", case.material.general), 0.8)
    return Found(Clarify("general", case.material.general), 0.7)


def _known_by_name_only(case: Case) -> Found | None:
    best = case.best
    if best is None or best.part.kind != "gap" or case.topic(best.part.ref.topic).name_only is None:
        return None
    if best.score < 0.5:
        return None
    return Found(Gap(best.part.ref.topic, None), confidence(best, case.rival), best.phrasing)


def _known_gap(case: Case) -> Found | None:
    """A part that is known to be missing is what was asked for."""
    best = case.best
    if (
        best is None
        or best.part.kind != "gap"
        or confidence(best, case.rival) < case.material.thresholds.answer
    ):
        return None
    return Found(Gap(best.part.ref.topic, best.part.ref.part), confidence(best, case.rival), best.phrasing)


def _facet_missing(case: Case) -> Found | None:
    """The topic is named and a standard part is asked for that it does not have."""
    best = case.best
    if best is None or best.strength < 0.5 or not case.reading.cues:
        return None
    topic = case.topic(best.part.ref.topic)
    facet = case.reading.cues[0].facet
    if facet in worded_facets(topic) or facet == "overview" or best.rest >= 0.62:
        return None
    return Found(Gap(topic.id, facet), 0.7, case.reading.cues[0].words)


def _beyond_the_material(case: Case) -> Found | None:
    """The topic is named, but what is asked about it stands in none of its parts."""
    best = case.best
    if best is None or best.strength < 0.5 or best.why != "overview":
        return None
    if case.reading.cues or len(case.reading.specific.replace(" ", "")) <= 2:
        return None
    return Found(Gap(best.part.ref.topic, None), 0.6)


def _answer(case: Case) -> Found | None:
    best = case.best
    if best is None or best.part.kind == "gap":
        return None
    sure = confidence(best, case.rival)
    if sure < case.material.thresholds.answer:
        return None
    rival = case.rival
    if rival is not None and not best.strength and best.score - rival.score < case.material.thresholds.tie:
        return None
    return Found(Answered(_parts(case, best)), sure, best.phrasing)


def _close(case: Case) -> Found | None:
    """Not sure enough: the likeliest topics are offered, unless even the best is unlikely."""
    best = case.best
    if best is None or confidence(best, case.rival) < case.material.thresholds.clarify:
        return None
    likely = [fit for fit in case.fits if fit.score >= best.score - 0.15]
    refs = dict.fromkeys(fit.part.ref for fit in likely)
    options: dict[str, PartRef] = {}
    for ref in refs:
        options.setdefault(ref.topic, ref)
    return Found(Clarify("close", tuple(options.values())[:5]), confidence(best, case.rival))


RULES: tuple[Callable[[Case], Found | None], ...] = (
    _nothing_said,
    _old_document,
    _shared_document,
    _twins_compared,
    _names_no_topic,
    _known_by_name_only,
    _known_gap,
    _facet_missing,
    _beyond_the_material,
    _answer,
    _close,
)


def _parts(case: Case, best: Fit) -> tuple[PartRef, ...]:
    """The best part, and another of the same topic that a different clause asks for."""
    carried_facet = case.conversation.facet
    topic = case.topic(best.part.ref.topic)
    if best.why == "overview" and case.carried is None and carried_facet in worded_facets(topic):
        asks_nothing_else = not case.reading.specific and not case.reading.cues
        if asks_nothing_else and case.conversation.topic not in (None, topic.id):
            return (PartRef(topic.id, str(carried_facet)),)
    return (best.part.ref,)


def _as_ref(option: str) -> PartRef:
    topic, _, part = option.partition("/")
    return PartRef(topic, part or "overview")


__all__ = ["FACETS", "Case", "Material", "Thresholds", "confidence", "decide"]
