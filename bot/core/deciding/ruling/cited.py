"""The rules on documents that are cited by their number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import CITED_SURE, LITTLE, NAMED, named_surely
from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Gap

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

_BASIS = "basis"
"""The part that tells on which documents a topic rests."""
_OLD_PART = "old-"
"""How the parts on documents that have been replaced are called."""
_WHICH = r"(?:几号|哪[一个份号]|什么[号文]|啥[号文]|文号|编号|叫什么|叫啥|是什么文)"
_OLD = (
    r"(?:旧|老(?=的|办法|文件|标准|规定|公告|政策|版)|原来|原先|以前(?!年度)|之前(?!您|你|说|问|讲)|从前"
    r"|前一?版|上一?版|(?:被|已)(?:取代|代替|废止|停止)|作废)"
)
_OLD_PAPER = re.compile(rf"{_OLD}[^,，。;；?？\s说问讲]{{0,8}}?{_WHICH}")
"""Which document it was that has been replaced: 旧的是几号文, 以前那份文件叫什么."""


def old_document(case: Case) -> Found | None:
    """A document that has been replaced was cited by its number."""
    if not case.cited.old:
        return None
    return Found(Answered(case.cited.old[:1]), 0.95, case.cited.matched)


def old_paper(case: Case) -> Found | None:
    """Which document a topic rested on before is asked: what is told of that one, not the one in force.

    Where none is known that has been replaced, it is not documented.
    """
    best = case.best
    if best is None or not best.part.ours or case.sure.topic < case.material.thresholds.answer:
        return None
    if best.strength < NAMED or _OLD_PAPER.search(case.reading.normalized) is None:
        return None
    old = [fit for fit in case.fits if fit.topic == best.topic and fit.part.ref.part.startswith(_OLD_PART)]
    if old:
        return Found(Answered((old[0].part.ref,)), case.sure.topic, old[0].phrasing)
    in_force = best.part.ref.part in {_BASIS, OVERVIEW} and not case.topic(best.topic).supersedes
    return Found(Gap(best.topic, None, _BASIS), case.sure.topic, best.phrasing) if in_force else None


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
