"""The rule on what says nothing but what every policy shares, or a word that several could be meant by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import ALIKE, FEW, LITTLE, THE_SAME, of_whom
from bot.core.deciding.grounds.found import Found
from bot.core.deciding.ruling.in_short import in_short
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.outcomes import Answered, Clarify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.deciding.grounds.cases import Case, Material

LIKELY_TOPIC = levels.LIKELY
"""Confidence from which an ambiguous word is taken for the topic that fits best."""
ITSELF = levels.SURELY
"""Chance of the one part that is offered for a word among topics, from which it is what is asked: what counts
as 小微. Of 2,055 questions none is answered otherwise by it."""
_POLICY = "policy"


def names_no_topic(case: Case) -> Found | None:
    """Nothing but words that every policy shares, or one that several topics could be meant by."""
    best = case.best
    like = best.like if best is not None else 0.0
    talk = best is not None and best.part.kind == "talk" and case.sure.topic >= LIKELY_TOPIC
    if talk or set(case.strengths) - {case.carried} or like >= THE_SAME:
        return None
    few = case.specific <= FEW
    for group in case.reading.ambiguous:
        options = tuple(PartRef.of(option) for option in group.options)
        topics = {ref.topic for ref in options}
        whom = of_whom(case.reading, case.conversation, case.material.scorer.sayings.speaks_of)
        if case.carried in topics or whom or _all_its_own(case) or _itself(case, options):
            return None
        unlikely = best is not None and best.topic in topics and case.sure.topic < LIKELY_TOPIC
        if not (_one_of(case, topics) or _itself(case, options)) and (
            few or (unlikely and case.specific <= LITTLE)
        ):
            return _which_of(case, f"ambiguous:{group.about}", group.words, options)
    alike = like >= ALIKE and not case.reading.cues
    if not few or case.carried is not None or not case.reading.units or alike:
        return None
    if case.reading.cues:
        facet = case.reading.cues[0].facet
        label = case.material.facets.label(facet)
        return Found(Clarify(f"facet_no_topic:{label}", _having(case.material, facet), facet), 0.8)
    return Found(Clarify("general", case.material.general), 0.7)


def _having(material: Material, facet: str) -> tuple[PartRef, ...]:
    """As many topics as are offered to anybody, those first, that have this part."""
    policies = (topic.id for topic in material.knowledge if topic.kind == _POLICY)
    topics = dict.fromkeys((*(ref.topic for ref in material.general), *policies))
    having = [each for each in topics if facet in worded_facets(material.knowledge[each])]
    return tuple(PartRef.whole(each) for each in having[: len(material.general)]) or material.general


def _which_of(case: Case, question: str, words: Sequence[str], options: tuple[PartRef, ...]) -> Found:
    """The one topic that a word with what stands before it is short for, or which is meant.

    What was on the list shown before, to who told what he does, comes first.
    """
    names = {option.topic: case.topic(option.topic).names for option in options}
    topic = in_short(case.reading.canonical, words, names)
    if topic is not None:
        return Found(Answered((PartRef.whole(topic),)), LIKELY_TOPIC)
    listed = {each.partition("/")[0] for each in case.conversation.countable}
    fitting = tuple(sorted(options, key=lambda option: option.topic not in listed))
    return Found(Clarify(question, fitting, _part_asked(case)), 0.8)


def _part_asked(case: Case) -> str | None:
    """The standard part that a message asks for, or that was asked for before it says of what."""
    return case.reading.cues[0].facet if case.reading.cues else case.conversation.asked


def _one_of(case: Case, topics: set[str]) -> bool:
    """Whether a part is asked for in words that only one of these topics has: 换设备的贴几个点."""
    best = case.best
    surely = case.sure.topic >= LIKELY_TOPIC and case.sure.part >= case.material.thresholds.answer
    asked = best is not None and best.topic in topics and bool(case.reading.cues) and surely
    return asked or (best is not None and _speaking(case, topics) == {best.topic})


def _itself(case: Case, options: tuple[PartRef, ...]) -> bool:
    """Whether the one part offered for a word among topics is on that very question: 算小微吗."""
    best, parts = case.best, [option for option in options if not option.is_whole]
    return best is not None and parts == [best.part.ref] and best.chance >= ITSELF


def _speaking(case: Case, topics: set[str]) -> set[str]:
    """Those of these topics that speak of all that is said beside their name: 车船税 in 车船税也减半."""
    said = case.reading.specific.split() if case.specific > FEW else []
    speaks_of = case.material.scorer.sayings.speaks_of
    return {topic for topic in topics if said and all(speaks_of(topic, word) for word in said)}


def _all_its_own(case: Case) -> bool:
    """Whether the chat's topic has all that is said in words of its own: 还招人吗, after 领航."""
    shares = case.material.scorer.topicality.shares(case.reading.units)
    return case.carried is not None and shares.get(case.carried, 0.0) >= THE_SAME
