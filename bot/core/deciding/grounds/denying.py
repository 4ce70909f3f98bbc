"""What a message says it is not about: “不是买机器抵税，是工程师工资那些能多扣多少”.

What comes of it is in `meaning`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.core.text.asking import interrogates

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
_ASKS = ("吗", "么", "吧", "嘛", "嗎", "?", "？")
"""The end of a clause that denies nothing: 不是评上了试点嘛 says that it is one."""
_LEAST = 4
"""Characters that must be left to say what is meant."""
_LEAST_INSTEAD = 2
"""The same, where it is introduced as what is meant."""


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
    enough = len(meant) >= _LEAST or (instead and len(without_lead(meant)) >= _LEAST_INSTEAD)
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


def without_lead(kept: str) -> str:
    """What is meant, without what introduces it.

    >>> without_lead("我是问启航计划"), without_lead("要重点群体的")
    ('启航计划', '重点群体的')
    """
    return _LEAD.sub("", kept)
