"""The rules on two topics that are compared, taken for one, or mixed up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import THE_SAME, named_surely
from bot.core.deciding.grounds.found import Found
from bot.core.deciding.ruling.mixups import likeliest_mixup
from bot.core.outcomes import Compared, Gap
from bot.core.text.asserting import letter_pairs

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

_SAME_PAPER = re.compile(r"同一?[份个](?:公告|文件|通知|文号?)")
_WHICH_RATE = re.compile(r"(?P<one>\d+)(?:%|个点|的|算)*还是(?:按)?(?:(?P<other>\d+)|怎么|多少|别的|其他)")
SURELY_MEANT = levels.EVEN
"""Confidence in a part from which it answers even where near-twins are named or a number is shared."""


def equated(case: Case) -> Found | None:
    """Two topics are taken for one (启航计划就是对标计划吗); no topic is another."""
    surely = named_surely(case.strengths)
    mentioned = (topic for mention in case.reading.mentions for topic in mention.topics)
    named = list(dict.fromkeys(topic for topic in mentioned if topic in surely))
    if not case.reading.equates or len(named) != 2:
        return None
    pair = case.material.knowledge.pair(named[0], named[1])
    topic, other = pair.topics if pair else (named[0], named[1])
    return Found(Compared(topic, other), 0.9, case.topic(topic).title)


def same_paper(case: Case) -> Found | None:
    """Whether near-twins are in one document is asked, and they rest on two: each is shown with its own.

    The twin is the one of whose names the message has something that the other's have not.
    """
    best = case.best
    if best is None or not best.part.ours or _SAME_PAPER.search(case.reading.written) is None:
        return None
    own, said = case.topic(best.topic), letter_pairs(case.reading.written)
    said -= letter_pairs(" ".join(own.names))
    twins = [case.topic(twin) for twin in case.material.knowledge.twins.get(best.topic, ())]
    named = {twin.id: len(said & letter_pairs(" ".join(twin.names))) for twin in twins}
    twin = max(twins, key=lambda each: named[each.id], default=None)
    if twin is None or not named[twin.id] or own.documents[:1] == twin.documents[:1]:
        return None
    return Found(Compared(own.id, twin.id), case.sure.topic, best.phrasing)


def which_rate(case: Case) -> Found | None:
    """Which of two rates it is is asked, and each is in the title of one of near-twins: 按120的还是100的.

    The other need not be said: 按120%还是怎么算.
    """
    best, rates = case.best, _WHICH_RATE.search(case.reading.written)
    if best is None or not best.part.ours or rates is None:
        return None
    for pair in case.material.knowledge.pairs:
        titles = [case.topic(topic).title for topic in pair.topics]
        said = [rate for rate in rates.group("one", "other") if rate]
        sides = [[rate in _rates(title) for title in titles] for rate in said]
        apart = len({*map(tuple, sides)}) == len(said) and all(sum(side) == 1 for side in sides)
        if best.topic in pair.topics and apart and all(map(_rates, titles)):
            return Found(Compared(*pair.topics), case.sure.topic, best.phrasing)
    return None


def _rates(title: str) -> list[str]:
    """The rates in a title."""
    return re.findall(r"(\d+)%", title)


def twins_compared(case: Case) -> Found | None:
    """Two near-twins are named; or one, with what only the other's text says."""
    best = case.best
    if best is None or best.like >= THE_SAME:
        return None
    own_part = best.part.kind != "outside" and not best.part.ref.is_whole
    if own_part and case.sure.part >= SURELY_MEANT and not case.reading.compares:
        return None
    mixup = likeliest_mixup(case)
    if mixup is None:
        return None
    topic, twin = mixup
    return Found(Compared(topic, twin), 0.8, case.topic(topic).title)


def unknown_side(case: Case) -> Found | None:
    """One topic is compared with something of which its answers and phrasings never speak."""
    best = case.best
    if best is None or not case.reading.compares or best.like >= THE_SAME:
        return None
    named = named_surely(case.strengths)
    other = case.reading.beside
    if len(named) != 1 or other is None or best.topic not in named or _is_named_in(other, case):
        return None
    scorer = case.material.scorer
    if scorer.sayings.speaks_of(best.topic, other) or scorer.compares(best.phrasing):
        return None
    return Found(Gap(best.topic, None), case.sure.topic, best.phrasing)


def _is_named_in(other: str, case: Case) -> bool:
    """Whether the other side is what is named, and the stranger stands before: 离境退税和出口退税一样吗."""
    return any(name in other for name in case.reading.names_said)
