"""What a message says it is not about: “不是买机器抵税，是工程师工资那些能多扣多少”.

The words of what is denied are like its phrasings, not those of what is meant. They are left out where the
message says what is meant instead, and where it would be taken for just what it denies. A topic that is
denied by its name is not what the chat goes on about, and none of its parts is offered.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.core.deciding.cases import NAMED
from bot.core.deciding.found import Found
from bot.core.deciding.rivals import sure_of
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Clarify, Smalltalk, Unanswered
from bot.core.text.asking import interrogates

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.deciding.cases import Case
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

_DENIAL = re.compile(r"(?<![是要会还])(?:并|而|也|又)?(?:不是|不要|不问|不想问|没问|没说)")
_RESTATED = re.compile(
    r"(?P<denied>(?:不是|不对|没有|错了|不是这个|不是问这个)[,，。;；\s！!]*)"
    r"(?:我|俺|阮|咱)?(?:刚才|刚刚|是)?(?:想|要)?(?:问|说|讲)的(?:就)?是(?P<meant>.{2,})"
)
"""The answer before is denied, and what was meant is said again."""
_IN_PINYIN = re.compile(
    r"(?P<denied>bu ?(?:shi|dui)(?: ?wen)?(?: ?[zn][ha]e? ?ge)?[,，。\s]+)"
    r"wo ?(?:xiang ?|yao ?)?(?:wen|shuo)(?: ?de)?(?: ?shi)? (?P<meant>.{2,})",
    re.IGNORECASE,
)
"""The same, typed in pinyin."""
_TAKEN_BACK = re.compile(
    r"(?P<denied>.{2,}?[,，。;；\s！!]+(?:不是|不对|错了|说错了|打错了)[,，。;；\s！!]+)"
    r"(?P<meant>(?:我|俺|阮|咱|是|要).{2,})"
)
"""What was said first in the same message is taken back."""
_IN_ONE_BREATH = re.compile(
    r"(?P<denied>(?:我?(?:要|问|说)的)?不是[^,，。;；\s！!?？]{2,8}?)(?P<meant>而?是(?![不否])[^,，。;；！!?？]{2,12})"
)
"""不是甲是乙."""
_NOT_COUNTED = re.compile(r".{2,}(?<!算)不算(?:[的了啦]*)[,，。;；\s！!]*")
_LEAD = re.compile(
    r"^(?:我|俺|阮|咱)们?(?:只|就|刚才)?(?:是想|是要|想要|就是|是|想|要)?(?:问|说|讲|是|要|想)的?(?:就?是)?"
    r"|^(?:而|就)?(?:是|要)(?:问|说|讲)?"
)
"""What introduces that which is meant, and is no part of it."""
_CLAUSE = re.compile(r"[^,，。；;\s！!]+[,，。；;\s！!]*")
_INSTEAD = re.compile(r"[^不]是|^(?:而|就|我|咱|俺|阮)?是|我要|我问|我说|我想|就要|就问|那个|那种|这个")
_ASKS = ("吗", "么", "吧", "?", "？")
_LEAST = 4
"""Characters that must be left to say what is meant."""
_LEAST_INSTEAD = 2
"""The same, where it is introduced as what is meant."""
_LITTLE = 6
"""Characters of something specific in what is meant that are too few to find anything by."""
LIKELY = 0.6
"""Confidence in the topic of what is meant, from which that topic needs no name."""


class Denied(NamedTuple):
    """A message in two."""

    kept: str
    denied: str
    instead: bool
    """Whether it says what it is about instead."""


def denied(written: str) -> Denied | None:
    """What a message keeps and what it denies; None if it denies nothing, or nothing else is left.

    >>> denied("不是要新借，是老贷款快到期")
    Denied(kept='是老贷款快到期', denied='不是要新借，', instead=True)
    >>> denied("不是，我问的是个税").kept
    '个税'
    >>> denied("启航计划是不是对标计划") is None
    True
    """
    for restated in (
        _RESTATED,
        _IN_PINYIN,
        _TAKEN_BACK,
        *([] if interrogates(written) else [_IN_ONE_BREATH]),
    ):
        found = restated.fullmatch(written.strip())
        if found is not None:
            return Denied(found["meant"], found["denied"], instead=True)
    kept, away = [], []
    for clause in _CLAUSE.findall(written):
        start = _start(clause)
        kept.append(clause[:start])
        away.append(clause[start:])
    meant, not_meant = "".join(kept), "".join(away)
    instead = _INSTEAD.search(meant) is not None
    enough = len(meant) >= _LEAST or (instead and len(_LEAD.sub("", meant)) >= _LEAST_INSTEAD)
    return Denied(meant.strip(), not_meant, instead) if not_meant and enough else None


def _start(clause: str) -> int:
    """Where in a clause the denial begins; its end if it denies nothing."""
    if clause.rstrip(" ,，。;；").endswith(_ASKS):
        return len(clause)
    if _NOT_COUNTED.fullmatch(clause):
        return 0
    found = _DENIAL.search(clause)
    return found.start() if found else len(clause)


def denies(clause: str) -> bool:
    """Whether a clause says nothing but what something is not."""
    return clause.strip() != "" and _start(clause) == 0


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
    said = dict.fromkeys([parts.kept, *([_LEAD.sub("", parts.kept)] if parts.instead else [])])
    named = case_of(parts.kept, frozenset()).reading.named(NAMED)
    apart = frozenset(away.reading.named(NAMED)) - {*named}
    kept = max((_without(case_of(each, apart), apart) for each in said if each), key=_sure_of_part)
    if kept.best is None:
        return whole
    if parts.instead and kept.best.part.ours and (named or kept.sure.topic >= LIKELY):
        return max(kept, whole, key=_sure_of_part) if whole.best.topic == kept.best.topic else kept
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
