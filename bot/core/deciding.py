"""From scored parts to an outcome: answer, compare, ask back, or say that nothing is documented or known.

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
FEW = 1
"""Characters of a message that say something specific, up to which it names no topic."""
HINT_LEAST = 0.4
HINT_LEAD = 0.1
"""A topic is hinted at by this share of what is said, and by so much more than any other."""
LITTLE = 3
"""Characters up to which an ambiguous word decides what is asked back."""
TWIN_WORDS = 0.08
"""Share of what is said that only a twin's words account for, from which a comparison is with that twin."""
TWIN_MOSTLY = 0.25
"""The same, from which a question about one topic rests on a mix-up with its twin."""
SURE_PART = 0.65
"""Likeness from which the best part alone answers; below it the topic's overview is shown as well."""
RELATED = 0.05
"""Share of a message in the words of the chat's topic, from which it is a follow-up at all."""
ALIKE = 0.65
"""Likeness to a phrasing from which a message is about its topic whatever else it says."""
LIKELY_PART = 0.45
"""Likeness from which a part is preferred to saying that a standard part is missing."""
SECOND_LEAD = (0.025, 0.1)
SECOND_LEAST = 0.4
"""A second part is shown where it has this much likeness and scores within the lead of the first; messages of
several clauses, which often ask two things, allow the larger lead."""


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
    covered: float = 0.35
    """Share of what a message says that the named topic's own words must account for."""


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

    def share(self, topic: str) -> float:
        """How much of what the message says belongs to the topic's own words, 0–1."""
        return self.material.scorer.topicality.share(self.reading.units, topic)

    def speaks_of_twin(self, topic: str, twin: str) -> bool:
        """Whether the message gives an amount that only the twin's answers know."""
        known = self.material.scorer.figures
        return bool((self.reading.figures - known[topic]) & known[twin])

    def share_beyond_name(self, topic: str) -> float:
        """The same for what is said beyond names."""
        scorer = self.material.scorer
        return scorer.topicality.share(scorer.units(self.reading.remainder), topic)

    def confidence(self, fit: Fit) -> float:
        """Estimated probability that the best part's topic is right.

        A logistic of how well it fits, of its lead over the best other topic (which counts less the more
        surely the topic was named), of how much of the message belongs to the topic's words, and of how much
        of it is typed in pinyin; a topic called by its name is right in most of the cases left. The weights
        were fitted on the golden utterances against questions about other matters.
        """
        lead = fit.score - (self.rival.score if self.rival else 0.0) * (1 - 0.7 * fit.strength)
        unread = sum(not unit.text for unit in self.reading.units) / max(len(self.reading.units), 1)
        said = self.share(fit.part.ref.topic)
        evidence = 2.8 * fit.score + 4.1 * lead + 1.1 * said + 5.65 * fit.whole - 0.45 * fit.strength
        doubt = 1 / (1 + exp(evidence - 5.4 - 1.5 * unread))
        return 1 - doubt * (1 - 2 * max(fit.strength - 0.6, 0.0))


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
    hints = _hints(reading, material) if reading.specific else {}
    fits = material.scorer.fits(reading, strengths, hints, carried)
    return Case(reading, conversation, cited, strengths, carried, fits, material)


def _hints(reading: Reading, material: Material) -> dict[str, float]:
    """The one topic, if any, that the words of a message point to, with how surely."""
    shares = sorted(material.scorer.topicality.shares(reading.units).items(), key=lambda item: -item[1])
    if not shares or shares[0][1] < HINT_LEAST:
        return {}
    second = shares[1][1] if len(shares) > 1 else 0.0
    (topic, share) = shares[0]
    read = sum(bool(unit.text) for unit in reading.units) / len(reading.units)
    return {topic: (0.3 + 0.7 * share) * read} if share - second >= HINT_LEAD else {}


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
    if best is not None and best.part.ref.topic in case.cited.topics and best.whole >= 0.4:
        return None
    return Found(Clarify("document", tuple(PartRef(topic, "overview") for topic in case.cited.topics)), 0.8)


def _twins_compared(case: Case) -> Found | None:
    """Two near-twins are named; or one, with what only the other's text says."""
    best = case.best
    if best is None or (best.strength and best.part.kind == "question" and best.score >= SURE_QUESTION):
        return None
    likeliest = max(_twins(case), key=lambda pair: _mixed_up(case, *pair), default=None)
    if likeliest is None or not _mixed_up(case, *likeliest):
        return None
    topic, twin = likeliest
    return Found(Compared(topic, twin), 0.8, case.topic(topic).title)


def _mixed_up(case: Case, topic: str, twin: str) -> float:
    """How surely a message is about the difference of two topics; 0 if it is not."""
    strengths = sorted(_strength(case, each) for each in (topic, twin))
    named, unnamed = (topic, twin) if _strength(case, topic) >= _strength(case, twin) else (twin, topic)
    if strengths[1] >= 0.5 and case.reading.compares:
        said = case.material.scorer.topicality.only(case.reading.units, named, unnamed)
        if strengths[0] or said >= TWIN_WORDS:
            return 1 + strengths[0] + said
    if strengths[0] >= 0.5 and case.reading.asks_whether:
        return 1 + strengths[0]
    return max(_belongs_to_twin(case, topic, twin), _belongs_to_twin(case, twin, topic))


def _strength(case: Case, topic: str) -> float:
    """How surely a topic is named; an ambiguous word names each of its topics a little, the first most."""
    named = case.strengths.get(topic, 0.0)
    for group in case.reading.ambiguous:
        topics = [option.partition("/")[0] for option in group.options]
        if topic in topics:
            named = max(named, 0.4 / (1 + topics.index(topic)))
    return named


def _twins(case: Case) -> Iterator[tuple[str, str]]:
    """Pairs of twins, at least one surely named; the first bears the text that tells them apart."""
    named = {topic for topic, strength in case.strengths.items() if strength >= 0.5}
    for topic in case.material.knowledge:
        for twin in topic.twins:
            if twin.topic in case.material.knowledge and named & {topic.id, twin.topic}:
                yield topic.id, twin.topic


def _belongs_to_twin(case: Case, topic: str, twin: str) -> float:
    """How much better what is asked about the topic fits its twin, which is not named; 0 if it does not."""
    if case.strengths.get(topic, 0.0) < 0.5 or twin in case.strengths or not case.reading.asks_whether:
        return 0.0
    if any(strength >= 0.9 for other, strength in case.strengths.items() if other != topic):
        return 0.0
    if case.speaks_of_twin(topic, twin):
        return 1.0
    said = case.material.scorer.topicality.only(case.reading.units, topic, twin)
    if said >= TWIN_MOSTLY:
        return said
    own = max((fit.rest for fit in case.fits if fit.part.ref.topic == topic), default=0.0)
    others = case.material.scorer.rest_of(case.reading, twin)
    return others if others >= 0.6 and others > own + 0.1 else 0.0


def _names_no_topic(case: Case) -> Found | None:
    """Nothing but words that every policy shares, or one that several topics could be meant by."""
    reading, best = case.reading, case.best
    if case.strengths or (best is not None and best.whole >= 0.75):
        return None
    specific = len(reading.specific.replace(" ", ""))
    few = specific <= FEW
    for group in reading.ambiguous:
        options = tuple(_as_ref(option) for option in group.options)
        topics = {ref.topic for ref in options}
        likely = best is not None and best.part.ref.topic in topics and case.confidence(best) >= 0.7
        unlikely = not likely and best is not None and best.part.ref.topic in topics
        if few or (unlikely and specific <= LITTLE):
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
    return Found(Gap(best.part.ref.topic, None), case.confidence(best), best.phrasing)


def _known_gap(case: Case) -> Found | None:
    """A part that is known to be missing is what was asked for."""
    best = case.best
    if best is None or best.part.kind != "gap":
        return None
    thresholds = case.material.thresholds
    if case.confidence(best) < (thresholds.clarify if best.strength >= 0.5 else thresholds.answer - 0.15):
        return None
    return Found(Gap(best.part.ref.topic, best.part.ref.part), case.confidence(best), best.phrasing)


def _facet_missing(case: Case) -> Found | None:
    """The topic is named and a standard part is asked for that it does not have."""
    best = case.best
    if best is None or best.strength < 0.5 or not case.reading.cues:
        return None
    topic = case.topic(best.part.ref.topic)
    facet = case.reading.cues[0].facet
    if facet in worded_facets(topic) or facet == "overview" or best.rest >= LIKELY_PART:
        return None
    return Found(Gap(topic.id, facet), 0.7, case.reading.cues[0].words)


def _beyond_the_material(case: Case) -> Found | None:
    """The topic is named, but what is asked about it stands in none of its parts."""
    best = case.best
    if best is None or best.strength < 0.5 or best.why != "overview":
        return None
    if case.reading.cues or len(case.reading.specific.replace(" ", "")) <= 2:
        return None
    said = case.share_beyond_name(best.part.ref.topic)
    if case.carried is not None and said < RELATED:
        return Found(Unanswered(), 0.6)
    loose = case.carried is not None or case.reading.asks_whether
    if said >= case.material.thresholds.covered * (0.6 if loose else 1.0):
        return None
    return Found(Gap(best.part.ref.topic, None), 0.6)


def _off_topic(case: Case) -> Found | None:
    """No topic is named, and most of what is said belongs to no topic's words: it only sounds alike."""
    best = case.best
    if best is None or best.strength or best.whole >= ALIKE:
        return None
    if case.share(best.part.ref.topic) >= HINT_LEAST:
        return None
    return Found(Unanswered(), 0.6)


def _answer(case: Case) -> Found | None:
    best = case.best
    if best is None or best.part.kind == "gap":
        return None
    sure = case.confidence(best)
    if sure < case.material.thresholds.answer:
        return None
    rival = case.rival
    if rival is not None and not best.strength and best.score - rival.score < case.material.thresholds.tie:
        return None
    return Found(Answered(_parts(case, best)), sure, best.phrasing)


def _close(case: Case) -> Found | None:
    """Not sure enough: the likeliest topics are offered, unless even the best is unlikely."""
    best = case.best
    if best is None or case.confidence(best) < case.material.thresholds.clarify:
        return None
    likely = [fit for fit in case.fits if fit.score >= best.score - 0.15]
    refs = dict.fromkeys(fit.part.ref for fit in likely)
    options: dict[str, PartRef] = {}
    for ref in refs:
        options.setdefault(ref.topic, ref)
    return Found(Clarify("close", tuple(options.values())[:5]), case.confidence(best))


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
    _off_topic,
    _answer,
    _close,
)


def _parts(case: Case, best: Fit) -> tuple[PartRef, ...]:
    """The best part; another of the topic that fits as well; the overview where the best is not sure."""
    topic = case.topic(best.part.ref.topic)
    carried_facet = case.conversation.facet
    if best.why == "overview" and case.carried is None and carried_facet in worded_facets(topic):
        asks_nothing_else = not case.reading.specific and not case.reading.cues
        if asks_nothing_else and case.conversation.topic not in (None, topic.id):
            return (PartRef(topic.id, str(carried_facet)),)
    refs = [best.part.ref]
    lead = SECOND_LEAD[len(case.reading.clauses) > 1]
    for fit in case.fits:
        close = fit.score >= best.score - lead and fit.rest >= SECOND_LEAST
        if close and fit.part.ref.topic == topic.id and fit.part.kind != "gap" and fit.part.ref not in refs:
            refs.append(fit.part.ref)
    refs = refs[:2]
    unsure = best.rest < SURE_PART and best.whole < SURE_PART
    if unsure and "overview" in topic.facets:
        refs.append(PartRef(topic.id, "overview"))
    return tuple(dict.fromkeys(refs))


def _as_ref(option: str) -> PartRef:
    topic, _, part = option.partition("/")
    return PartRef(topic, part or "overview")


__all__ = ["FACETS", "Case", "Material", "Thresholds", "decide"]
