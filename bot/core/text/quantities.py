"""Figures with their units, as a text states them: 保存 10 年, 不超过 60%, 一个人给2000."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.text.counting import counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.measures import Span
    from bot.core.text.counting import Count

_UNITS = (
    ("年", re.compile(r"年(?!度|月|初|底(?!$|[就才对是之没前了?吧吗,，。]))")),
    ("月", re.compile(r"个月")),
    ("日", re.compile(r"(?:天|个?工作日|日(?![期本元]))")),
    ("%", re.compile(r"(?:%|个?百分点|个点)")),
    ("人", re.compile(r"(?:个?人(?![均次才民社])|名|位)")),
    ("家", re.compile(r"(?:家|户|个(?![月人点税体百工计]))")),
    ("元", re.compile(r"元|块|(?=[一每1]个?人)")),
)
_EACH = re.compile(r"(?:(?:[一每]个?|/)人|[一每]个)[给补发有]*")
_FOR_EACH = ("人", "家")
"""Of these one is no figure: 每招用 1 人, 2000一个人."""
UNTIL = "止"
"""The unit of a year in which something ends: 到2025年底."""
_UNTIL = re.compile(r"[到至]$")
_NUMBERED = re.compile(r"[级档](?!别)")
"""Behind a number, what makes it one of an order."""
_OR_MORE = re.compile(r"[及(（含)）]*以上")
_OR_LESS = re.compile(r"[及(（含)）]*(?:以下|以内|之内|内)")
_MONEY = 1000
_CALENDAR = 1900
"""A number of years from which it is a year."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit and its place."""

    span: Span
    unit: str | None
    """None where nothing says what is counted."""
    start: int
    end: int


def quantities(text: str) -> Iterator[tuple[Span, str]]:
    """The figures with their units; of dates only the year until which."""
    return ((each.span, each.unit) for each in placed_quantities(text) if each.unit is not None)


def placed_quantities(text: str) -> Iterator[Quantity]:
    """The same with their places, and those without a unit, in order.

    Args:
        text: without spaces.
    """
    text = text.replace(" ", "")
    for count in counts(text):
        said = ((unit, words.match(text, count.end)) for unit, words in _UNITS)
        unit, end = next(((unit, found.end()) for unit, found in said if found), (None, count.end))
        if unit is None and (count.factor >= _MONEY or _for_each_person(text, count)):
            unit = "元"
        if unit is not None and _dated(text, count, unit):
            if unit != "年" or not _UNTIL.search(text[: count.start]):
                continue
            unit = UNTIL
        if unit is None or not _for_each(count, unit):
            yield Quantity(_limited(count.span, text, end), unit, count.start, end)


def without_quantities(text: str) -> str:
    """A text with a gap for each figure and its unit; what is only numbered so (四级) is a name, and stays.

    >>> without_quantities("单证保存5年对吧"), without_quantities("四级是50万")
    ('单证保存 对吧', '四级是 ')
    """
    text = text.replace(" ", "")
    for count in reversed(counts(text)):
        if _NUMBERED.match(text, count.end):
            continue
        units = (words.match(text, count.end) for _, words in _UNITS)
        end = max((unit.end() for unit in units if unit), default=count.end)
        text = f"{text[: count.start]} {text[end:]}"
    return _EACH.sub(" ", text)


def _dated(text: str, count: Count, unit: str) -> bool:
    number = count.span.exact
    a_year = unit == "年" and number is not None and number >= _CALENDAR
    return a_year or (unit == "日" and text[: count.start].endswith("月"))


def _for_each_person(text: str, count: Count) -> bool:
    """Whether a bare number is money for each: 一个人给2000."""
    before = list(_EACH.finditer(text, 0, count.start))
    return bool(before) and before[-1].end() == count.start and not text[count.end :].strip("吧吗对是没错?？")


def _for_each(count: Count, unit: str) -> bool:
    return unit in _FOR_EACH and count.span.exact == 1


def _limited(span: Span, text: str, end: int) -> Span:
    """The span that 以上 or 以内 behind the unit makes of it."""
    if _OR_MORE.match(text, end):
        return replace(span, upper=None)
    return replace(span, lower=None) if _OR_LESS.match(text, end) else span
