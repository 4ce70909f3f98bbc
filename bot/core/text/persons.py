"""Persons of a kind that somebody counts: 7 个科技人员, 裁了 5 个, 招 12 个应届生, 残疾人 2 名."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from bot.core.text.counting import counts

if TYPE_CHECKING:
    from bot.core.text.counting import Count

Kind = Literal["staff", "disabled", "laid_off", "hired"]

_OF_THEM = re.compile(r" ?(?:[名位号口人]|个(?![月%点百工税体])(?:人(?![民才社头次]))?)")
_HEADED = re.compile(r"(?:科技|研发|技术)人员[有是只才就]?$")
_BARE = re.compile(r"(?=[,，;；。\s]|[总一全]|$)")
"""What may follow a number that its heading alone makes one of persons."""
_STOP = re.compile(r"[,，。;；、!！?？\s]")
_NONE = re.compile(r"[^,，。;；!！?？\d]{0,8}?(?:没|无(?!论)|不招|不安排)")
"""Said behind one of a kind, it means none: 一个残疾人都没招."""
_FAR = 8
"""Characters before a number within which a word says who is counted."""
_BEHIND: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("staff", re.compile(r"的?(?:专职)?(?:(?:科技|研发|技术)人员|(?:搞|做)?(?:研发|技术)的)")),
    ("disabled", re.compile(r"的?(?:残疾|身障|身心障碍)")),
)
_BEFORE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("staff", re.compile(r"(?:科技|研发|技术)人员[一共有是只才就为大概]*$")),
    ("disabled", re.compile(r"(?:残疾|身障|身心障碍)(?:人|者|员工|职工)?[一共有是只才就了安排招聘请用]*$")),
    ("laid_off", re.compile(r"(?:裁|辞退|解雇|离职|走(?=[了掉]?$))[一共有只才就了掉减员的人过]*$")),
    (
        "hired",
        re.compile(
            r"(?:招|入职|新聘|聘用|吸纳|新进)[一共有只才就了用收聘到的来过新人]*"
            r"(?:(?:应届|大学|高校|毕业)*(?:生|失业青年)[一共有只才就了]*)?$"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Persons:
    """So many of a kind."""

    kind: Kind
    number: Decimal


def persons(text: str) -> tuple[Persons, ...]:
    """The persons of a kind that a text counts exactly, in order.

    >>> [(each.kind, str(each.number)) for each in persons("职工80人,科技人员7个,去年裁了5个人")]
    [('staff', '7'), ('laid_off', '5')]

    Args:
        text: in half width, simplified.
    """
    found = []
    for count in counts(text):
        number, unit = count.span.exact, _unit(text, count)
        if number is None or unit is None or number != number.to_integral_value():
            continue
        before = _STOP.split(text[max(0, count.start - _FAR) : count.start])[-1]
        kind = _kind(before, text[unit.end() :])
        if kind == "hired" and number == 1 and before.endswith("生"):
            continue  # 招应届生一个给多少 asks for the rate
        if kind is not None:
            none = number == 1 and _NONE.match(text, unit.end()) is not None
            found.append(Persons(kind, Decimal(0) if none else number))
    return tuple(found)


def _unit(text: str, count: Count) -> re.Match[str] | None:
    """The word behind a number by which persons are counted; empty behind 科技人员80."""
    headed = _HEADED.search(text[: count.start]) is not None
    return _OF_THEM.match(text, count.end) or (_BARE.match(text, count.end) if headed else None)


def _kind(before: str, behind: str) -> Kind | None:
    """Who is counted: what stands directly behind the number says it better than what stands before."""
    after = (kind for kind, words in _BEHIND if words.match(behind))
    ahead = (kind for kind, words in _BEFORE if words.search(before))
    return next(after, None) or next(ahead, None)
