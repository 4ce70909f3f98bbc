"""What a message says it is not about: “不是买机器抵税，是工程师工资那些能多扣多少”.

The words of what is denied are like its phrasings, not those of what is meant. They are left out where the
message says what is meant instead, and where it would be taken for just what it denies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.deciding.cases import Case

_DENIAL = re.compile(r"(?<![是要会还])(?:并|而|也|又)?(?:不是|不要|不问|不想问|没问|没说)")
_RESTATED = re.compile(
    r"(?P<denied>(?:不是|不对|没有|错了|不是这个|不是问这个)[,，。;；\s！!]*)"
    r"(?:我|俺|阮|咱)?(?:刚才|刚刚|是)?(?:想|要)?(?:问|说|讲)的(?:就)?是(?P<meant>.{2,})"
)
"""The answer before is denied, and what was meant is said again."""
_CLAUSE = re.compile(r"[^,，。；;\s！!]+[,，。；;\s！!]*")
_INSTEAD = re.compile(r"[^不]是|^(?:而|就|我|咱|俺|阮)?是|我要|我问|我说|我想|就要|就问|那个|那种|这个")
_ASKS = ("吗", "么", "吧", "?", "？")
_LEAST = 4
"""Characters that must be left to say what is meant."""


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
    restated = _RESTATED.fullmatch(written)
    if restated is not None:
        return Denied(restated["meant"], restated["denied"], instead=True)
    kept, away = [], []
    for clause in _CLAUSE.findall(written):
        found = None if clause.rstrip(" ,，。；;").endswith(_ASKS) else _DENIAL.search(clause)
        kept.append(clause[: found.start()] if found else clause)
        away.append(clause[found.start() :] if found else "")
    meant, not_meant = "".join(kept), "".join(away)
    if not not_meant or len(meant) < _LEAST:
        return None
    return Denied(meant.strip(), not_meant, _INSTEAD.search(meant) is not None)


def meant(whole: Case, parts: Denied, case_of: Callable[[str], Case]) -> Case:
    """The message, or what it keeps if it would be taken for what it denies.

    Args:
        whole: all of it.
        parts: what it keeps and denies.
        case_of: puts together what there is to decide on for a text.
    """
    away, kept = case_of(parts.denied).best, case_of(parts.kept)
    if whole.best is None or away is None or kept.best is None:
        return whole
    mistaken = whole.best.topic == away.topic or whole.best.part.ref == away.part.ref
    elsewhere = kept.best.topic != away.topic or (parts.instead and kept.best.part.ref != away.part.ref)
    return kept if mistaken and elsewhere else whole
