"""Decides by what a message says it is about, not by what it says it is not about.

The words of what is denied are like its phrasings, not those of what is meant. They are left out where the
message says what is meant instead, and where it would be taken for just what it denies. A topic that is
denied by its name is not what the chat goes on about, and none of its parts is offered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.denying import denies, without_lead
from bot.core.deciding.grounds.found import Found
from bot.core.deciding.grounds.rivals import sure_of
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Clarify, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.deciding.grounds.cases import Case
    from bot.core.deciding.grounds.denying import Denied
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

_LITTLE = 6
"""Characters of something specific in what is meant that are too few to find anything by."""
LIKELY = levels.LIKELY
"""Confidence in the topic of what is meant, from which that topic needs no name."""


def meant(whole: Case, parts: Denied, case_of: Callable[[str, frozenset[str]], Case]) -> Case:
    """The message, or what it keeps: if that is said instead, or if it would be taken for what it denies.

    Args:
        whole: all of it.
        parts: what it keeps and denies.
        case_of: puts together what there is to decide on for a text, in a chat about none of these topics.
    """
    away = case_of(parts.denied, frozenset())
    if whole.best is None or away.best is None:
        return whole
    said = dict.fromkeys([parts.kept, *([without_lead(parts.kept)] if parts.instead else [])])
    named = case_of(parts.kept, frozenset()).reading.named(NAMED)
    apart = frozenset(away.reading.named(NAMED)) - {*named}
    kept = max((_without(case_of(each, apart), apart) for each in said if each), key=_sure_of_part)
    if kept.best is None:
        return whole
    if parts.instead and kept.best.part.ours and (named or kept.sure.topic >= LIKELY):
        return max(kept, whole, key=_sure_of_part) if whole.best.topic == kept.best.topic else kept
    if parts.instead and away.reading.ambiguous and not kept.reading.ambiguous and not named:
        return kept
    mistaken = whole.best.topic == away.best.topic or whole.best.part.ref == away.best.part.ref
    other = kept.best.topic != away.best.topic
    elsewhere = other or (parts.instead and kept.best.part.ref != away.best.part.ref)
    return kept if mistaken and elsewhere else whole


def _sure_of_part(case: Case) -> float:
    return case.sure.part


def _without(case: Case, topics: frozenset[str]) -> Case:
    """The same without what belongs to these topics."""
    if not any(fit.topic in topics for fit in case.fits):
        return case
    fits = [fit for fit in case.fits if fit.topic not in topics]
    sure = sure_of(fits, case.reading, case.material.learned, case.material.scorer.telling)
    return replace(case, fits=fits, sure=sure)


def not_this(case: Case) -> Found | None:
    """Nothing is said but that the topic of the chat is not what was meant."""
    reading, topic = case.reading, case.conversation.topic
    only = not reading.asks and not reading.cues and not reading.specific.strip("不是没要问说 ")
    if topic is None or reading.named(NAMED) != (topic,) or not only or not denies(reading.written):
        return None
    return Found(Smalltalk("negation"), 0.8)


def besides(decision: Decision, parts: Denied, reader: Reader) -> Decision:
    """The decision; where it finds nothing for what is said instead, what else is of the kind denied."""
    outcome = decision.outcome
    general = isinstance(outcome, Clarify) and outcome.question == "general"
    lost = general or isinstance(outcome, Smalltalk | Unanswered)
    away, kept = frozenset(reader.read(parts.denied).named(NAMED)), reader.read(parts.kept)
    if not lost or not parts.instead or kept.named(NAMED) or len(kept.specific) > _LITTLE:
        return decision
    for group in reader.vocabulary.ambiguous:
        options = tuple(map(PartRef.of, group.options))
        if away & {option.topic for option in options}:
            rest = tuple(option for option in options if option.topic not in away)
            return replace(decision, outcome=Clarify(f"ambiguous:{group.about}", rest), rule="denied")
    return decision
