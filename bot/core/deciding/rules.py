"""The rules that decide, in order; the first that applies does, and its name is kept as the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.cases import HINT_LEAST, NAMED, Case, Material, case
from bot.core.deciding.mixups import likeliest_mixup
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.outcomes import Answered, Candidate, Clarify, Compared, Decision, Gap, Outcome, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.reading.reader import Reading
    from bot.core.weighing.evidence import Fit

SURE_QUESTION = 0.8
"""Score from which a curated question answers even where two near-twins are named."""
FEW = 1
"""Characters of a message that say something specific, up to which it names no topic."""
LITTLE = 3
"""Characters up to which an ambiguous word decides what is asked back."""
SURE_PART = 0.65
"""Likeness from which the best part alone answers; below it the topic's overview is shown as well."""
RELATED = 0.05
"""Share of a message in the words of the chat's topic, from which it is a follow-up at all."""
LOOSE = 0.6
"""Share of the usual cover that is asked of follow-ups, and of questions that want something confirmed."""
LIKELY_TOPIC = 0.4
"""Confidence from which an ambiguous word is taken for the topic that fits best."""
ALIKE = 0.65
"""Likeness to a phrasing from which a message is about its topic whatever else it says."""
LIKELY_PART = 0.45
"""Likeness from which a part is preferred to saying that a standard part is missing."""
UNNAMED_GAP = 0.25
"""Confidence from which a gap is said of a topic that was not named."""
SECOND_LEAD = (0.025, 0.1)
SECOND_LEAST = 0.4
"""A second part is shown where it has this much likeness and scores within the lead of the first; messages of
several clauses, which often ask two things, allow the larger lead."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule decided."""

    outcome: Outcome
    confidence: float
    matched: str | None = None


def decide(reading: Reading, conversation: Conversation, material: Material) -> Decision:
    """The outcome for a message that is not small talk."""
    here = case(reading, conversation, material)
    for rule in RULES:
        found = rule(here)
        if found is not None:
            return _decision(here, found, rule.__name__.strip("_"))
    return _decision(here, Found(Unanswered(), 0.5), "nothing_fits")


def _decision(case: Case, found: Found, rule: str) -> Decision:
    candidates = tuple(
        Candidate(fit.part.ref, round(fit.score * 100, 1), fit.phrasing, fit.why) for fit in case.fits[:8]
    )
    sure = round(min(max(found.confidence, 0.0), 1.0), 3)
    return Decision(found.outcome, sure, rule, case.reading.normalized, candidates, found.matched)


def _nothing_said(case: Case) -> Found | None:
    """Neither a character, nor pinyin, nor a word or number that any phrasing has (12366, ISO)."""
    said = (
        not unit.text or not unit.text.isascii() or case.material.scorer.knows(unit)
        for unit in case.reading.units
    )
    return None if any(said) else Found(Unanswered(), 0.99)


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
    mixup = likeliest_mixup(case)
    if mixup is None:
        return None
    topic, twin = mixup
    return Found(Compared(topic, twin), 0.8, case.topic(topic).title)


def _names_no_topic(case: Case) -> Found | None:
    """Nothing but words that every policy shares, or one that several topics could be meant by."""
    best = case.best
    if set(case.strengths) - {case.carried} or (best is not None and best.whole >= 0.75):
        return None
    few = case.specific <= FEW
    for group in case.reading.ambiguous:
        options = tuple(_as_ref(option) for option in group.options)
        topics = {ref.topic for ref in options}
        if case.carried in topics:
            return None
        in_group = best is not None and best.part.ref.topic in topics
        unlikely = best is not None and in_group and case.confidence(best) < LIKELY_TOPIC
        if few or (unlikely and case.specific <= LITTLE):
            return Found(Clarify(f"ambiguous:{group.about}", options), 0.8)
    if not few or case.carried is not None or not case.reading.units:
        return None
    if case.reading.cues:
        label = case.material.facets.label(case.reading.cues[0].facet)
        return Found(Clarify(f"facet_no_topic:{label}", case.material.general), 0.8)
    return Found(Clarify("general", case.material.general), 0.7)


def _known_by_name_only(case: Case) -> Found | None:
    best = case.best
    if best is None or best.part.kind != "gap" or best.part.ref.part != "overview":
        return None
    if best.score < 0.5:
        return None
    return Found(Gap(best.part.ref.topic, None), case.confidence(best), best.phrasing)


def _known_gap(case: Case) -> Found | None:
    """A part that is known to be missing is what was asked for."""
    best = case.best
    if best is None or best.part.kind != "gap":
        return None
    least = case.material.thresholds.clarify if best.strength >= NAMED else UNNAMED_GAP
    if case.confidence(best) < least:
        return None
    return Found(Gap(best.part.ref.topic, best.part.ref.part), case.confidence(best), best.phrasing)


def _facet_missing(case: Case) -> Found | None:
    """The topic is named and a standard part is asked for that it does not have."""
    best = case.best
    if best is None or best.strength < NAMED or not case.reading.cues:
        return None
    topic = case.topic(best.part.ref.topic)
    facet = case.reading.cues[0].facet
    if facet in worded_facets(topic) or facet == "overview" or best.rest >= LIKELY_PART:
        return None
    return Found(Gap(topic.id, facet), 0.7, case.reading.cues[0].words)


def _beyond_the_material(case: Case) -> Found | None:
    """The topic is named, but what is asked about it stands in none of its parts."""
    best = case.best
    if best is None or best.strength < NAMED or best.why != "overview":
        return None
    if case.reading.cues or case.specific <= 2:
        return None
    said = case.share_beyond_name(best.part.ref.topic)
    if case.carried is not None and said < RELATED:
        return Found(Unanswered(), 0.6)
    loose = case.carried is not None or case.reading.asks_whether
    if said >= case.material.thresholds.covered * (LOOSE if loose else 1.0):
        return None
    return Found(Gap(best.part.ref.topic, None), 0.6)


def _off_topic(case: Case) -> Found | None:
    """No topic is named, and most of what is said belongs to no topic's words: it only sounds alike."""
    best = case.best
    if best is None or best.strength or best.whole >= ALIKE:
        return None
    if case.best_share(best.part.ref.topic) >= HINT_LEAST:
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
    if set(options) == {case.carried}:
        return None  # to offer what the chat is about anyway helps nobody
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
    asked = case.material.scorer.by_clause(case.reading)
    if len(asked) > 1 and best.part.ref in asked:
        return asked
    refs = [best.part.ref]
    lead = SECOND_LEAD[len(case.reading.clauses) > 1]
    for fit in case.fits:
        close = fit.score >= best.score - lead and fit.rest >= SECOND_LEAST
        if close and fit.part.ref.topic == topic.id and fit.part.kind != "gap" and fit.part.ref not in refs:
            refs.append(fit.part.ref)
    refs = refs[:2]
    unsure = best.rest < SURE_PART and best.whole < SURE_PART
    if unsure and len(refs) == 1 and "overview" in topic.facets:
        refs.append(PartRef(topic.id, "overview"))
    return tuple(dict.fromkeys(refs))


def _as_ref(option: str) -> PartRef:
    topic, _, part = option.partition("/")
    return PartRef(topic, part or "overview")
