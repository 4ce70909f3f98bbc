"""The rule on who tells of himself and then asks what a policy is: 贷款下个月到期，想问无还本续贷是什么.

What he tells is like the parts that speak of such things (how many days before); he asks for none of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered
from bot.core.text.asking import interrogates
from bot.core.weighing.scoring import CERTAIN

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

_IS_WHAT = re.compile(
    r"(?:这个|那个|这项|政策|[ ,，])*(?:到底|究竟)?(?:是|讲|说|指|叫)的?(?:一?个)?"
    r"(?:什么|啥|怎么回事|咋回事)(?:意思|东西|政策|来的|概念|名堂)?[呀啊呢的? ]*"
)
"""What stands behind a name and asks what that is."""
_ASKS_IF_ANY = re.compile(r"有没有|有无")
"""What before a name asks nothing more, where it is then asked what that is."""


def what_it_is(case: Case) -> Found | None:
    """The overview of what is named last, where all that is asked is what it is, and something is told."""
    best, reading = case.best, case.reading
    if best is None or (case.sure.part >= case.material.thresholds.answer and best.part.kind != "gap"):
        return None
    last = reading.mentions[-1] if reading.mentions else None
    if last is None or last.strength < CERTAIN or last.topics != (best.topic,):
        return None
    told = _ASKS_IF_ANY.sub("", reading.canonical[: last.start])
    if not told.strip() or interrogates(told) or not _IS_WHAT.fullmatch(reading.canonical[last.end :]):
        return None
    topic = case.topic(best.topic)
    if OVERVIEW not in worded_facets(topic):
        return None
    return Found(Answered((PartRef.whole(topic.id),)), case.sure.topic, best.phrasing)
