"""The rule on a town that is taken for another by what that makes: 池店就是那个出建筑陶瓷的镇吗."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import texts
from bot.core.outcomes import Answered

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

_PLACE = "place"
_INDUSTRY = "industry"
"""The part of a town that tells what it makes."""
_THE_ONE = re.compile(
    r"是 ?(?:那个|那座)? ?(?:专门)?(?:出|做|产|生产|搞|卖)(?P<made>[^的 ]{2,8})的(?:那个)?(?:镇|街道|地方)"
)
"""A town is said to be the one that makes something."""


def known_for(case: Case) -> Found | None:
    """What the one town makes of which that is told, where another is said to be it."""
    best, said = case.best, _THE_ONE.search(case.reading.normalized)
    if best is None or not best.part.ours or said is None or case.topic(best.topic).kind != _PLACE:
        return None
    makes = [
        topic.id
        for topic in case.material.knowledge
        if topic.kind == _PLACE and said["made"] in texts(topic).get(_INDUSTRY, "")
    ]
    if len(makes) != 1 or best.topic in makes or not case.reading.asks_whether:
        return None
    return Found(Answered((PartRef(makes[0], _INDUSTRY),)), case.sure.topic, best.phrasing)
