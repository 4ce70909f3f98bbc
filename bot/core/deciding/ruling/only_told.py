"""The rule on who begins with what befell him and asks nothing: 镇政府欠我40万.

No part of a topic answers that more than another, nor is any part missing that he asked for; what there is on
it in short is more to him than a question back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.found import Found
from bot.core.deciding.grounds.plainly import only_tells
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

SURELY_OF_IT = levels.CERTAIN
"""Chance of all parts of a topic together from which who only tells is told what it is in short. At 0.9, and
0.6 before a lack, none of 1,945 questions not written for this is answered otherwise."""
OF_A_LACK = levels.LIKELY
"""The same where the likeliest part is one that is not documented: who asks nothing is not told of lacks."""
_ASKS_WHETHER = re.compile(r"[吗嗎吧呢么]|还是|還是|是不是|是否|对不|對不|算不算")
"""What leaves something open; 不是 alone does not: 欠钱的是镇政府，不是公司."""
_BEFELL = re.compile(r"[我阮咱俺]|对方|人家")
"""Who tells what befell him; without it, few words (小规模季度免税线) ask."""
_POLICY = "policy"


def only_told(case: Case) -> Found | None:
    """Nothing is asked, nothing was talked of, and what is told is of one policy and none of its parts."""
    best = case.best
    if best is None or not best.part.ours or case.conversation.topic is not None or case.conversation.offered:
        return None
    if case.sure.part >= case.material.thresholds.answer or not _tells(case):
        return None
    topic = case.topic(best.topic)
    of_it = sum(fit.chance for fit in case.fits if fit.topic == topic.id)
    least = OF_A_LACK if best.part.kind == "gap" else SURELY_OF_IT
    if of_it < least or topic.kind != _POLICY or OVERVIEW not in worded_facets(topic):
        return None
    return Found(Answered((PartRef.whole(topic.id),)), case.sure.part, best.phrasing)


def _tells(case: Case) -> bool:
    """Whether what befell somebody is told, and nothing is left open."""
    said = case.reading.written
    return bool(only_tells(case.reading) and _BEFELL.search(said) and not _ASKS_WHETHER.search(said))
