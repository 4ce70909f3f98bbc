"""The rules on documents that are cited by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import CITED_SURE, LITTLE, named_surely
from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case


def old_document(case: Case) -> Found | None:
    """A document that has been replaced was cited by its number."""
    if not case.cited.old:
        return None
    return Found(Answered(case.cited.old[:1]), 0.95, case.cited.matched)


def shared_document(case: Case) -> Found | None:
    """Several documents bear the cited number."""
    if (
        len(case.cited.topics) < 2
        or named_surely(case.strengths)
        or set(case.cited.topics) & set(case.strengths)
    ):
        return None
    best = case.best
    if best is not None and best.topic in case.cited.topics and case.specific > LITTLE:
        return None  # what is said besides tells which is meant
    return Found(Clarify("document", tuple(PartRef.whole(topic) for topic in case.cited.topics)), 0.8)


def cited_document(case: Case) -> Found | None:
    """One document is cited by its number, and nothing is said besides."""
    if len(case.cited.topics) != 1 or case.specific > LITTLE or _asks_for_more(case):
        return None
    topic = case.topic(case.cited.topics[0])
    if topic.name_only is not None:
        return None
    return Found(Answered((PartRef.whole(topic.id),)), CITED_SURE, case.cited.matched)


def _asks_for_more(case: Case) -> bool:
    """Whether words ask for another standard part than the overview."""
    return any(cue.facet != OVERVIEW for cue in case.reading.cues)
