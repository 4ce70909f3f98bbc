"""The rule on a document that is put up as a policy's own: 服务业贴息是不是国家税务总局2026年第5号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import LITTLE
from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.outcomes import Answered, Compared
from bot.core.weighing.scoring import CERTAIN

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

_PAPERS = "basis"


def its_papers(case: Case) -> Found | None:
    """One policy is named, and a document cited as if it were its: its own are told.

    Where the document is another policy's, the two are told apart: to speak of that one alone would let the
    document pass for this one's.
    """
    reading, named = case.reading, case.reading.named(CERTAIN)
    if len(named) != 1 or not reading.documents or _beside(case) > LITTLE:
        return None
    if not (reading.asks_whether or reading.equates or reading.compares):
        return None
    topic, others = case.topic(named[0]), [each for each in case.cited.topics if each != named[0]]
    if case.cited.topics == tuple(others[:1]) and others:
        return Found(Compared(*case.material.knowledge.in_order(topic.id, others[0])), 0.9, topic.title)
    if _PAPERS not in worded_facets(topic):
        return None
    return Found(Answered((PartRef(topic.id, _PAPERS),)), 0.9, case.cited.matched)


def _beside(case: Case) -> int:
    """Characters that say something specific and stand not in the document's number."""
    printed = case.cited.matched or ""
    return sum(not each.isdigit() and each not in printed for each in case.reading.specific)
