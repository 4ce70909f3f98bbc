"""How many somebody's people are where no word says that they are people, and how many more there will be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Amount, Span
from bot.core.text.amounts import written_as
from bot.core.text.normalizing import clean
from bot.core.text.values import DIGIT, reach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

_NUMBER = rf"(?P<number>\d+|[{DIGIT}十百零]+)"
_ADDED = re.compile(
    rf"(?:如果|要是|假如|万一)?(?:[我咱]们?)?(?:明年|今年|下[个半]?[月年]|以后|后面|过后|年底)?"
    rf"(?:想|要|打算|准备)?(?:再|多|又|另外?)(?:多|加|再)?(?:请|招|雇|聘|进|来|加|收)(?:了|来|进|到)?{_NUMBER}"
    r"(?:[个名位](?:人|员工|工人|职工)?|人)(?!的?(?:残疾|应届|大学|毕业|科技|研发|技术|失业))(?:的话)?"
)
"""How somebody says that there will be so many more: 明年多请一个."""
_JUST = re.compile(
    rf"(?:[我咱阮俺]们?|[厂店司]里?)(?:这边|现在|目前|总共|一共)?(?:刚刚?好?|正好|恰好|才|就|只有|有|是)+{_NUMBER}个"
    r"(?=[,，。;；?？!！\s呢吗]|$|要|也|[今明]年|如果|的话)"
)
"""How somebody says how many they are without a word for it: 我刚好30个."""


def just(text: str) -> tuple[Amount, ...]:
    """How many somebody's people are, where a message says so without a word for people.

    >>> [each.written for each in just("我刚好30个")], just("我有30个镇")
    (['30 人'], ())

    Args:
        text: as it was typed.
    """
    number = _number(_JUST.search(clean(text)))
    return () if number is None else (_heads(number),)


def more(text: str, before: Iterable[Amount]) -> tuple[Amount, ...]:
    """How many they will be of whom a message says that there will be so many more; empty if it does not.

    >>> [each.written for each in more("如果明年多请一个呢", just("我刚好30个"))]
    ['31 人']

    Args:
        text: as it was typed.
        before: the figures to which they are added.
    """
    number = _number(_ADDED.search(clean(text)))
    had = [each for each in before if each.measure == "headcount" and each.span.exact is not None]
    if number is None or len(had) != 1 or had[0].span.exact is None:
        return ()
    whole = had[0].span.exact + number
    return (replace(had[0], span=Span.exactly(whole), written=written_as(whole, "people")),)


def without_more(text: str) -> str:
    """A message without that there will be so many more people.

    >>> without_more("如果明年多请一个呢")
    ' 呢'

    Args:
        text: in half width, simplified.
    """
    return _ADDED.sub(" ", text)


def _number(found: re.Match[str] | None) -> Decimal | None:
    ends = reach(found["number"]) if found else None
    return ends[0] if ends and ends[0] == ends[1] else None


def _heads(number: Decimal) -> Amount:
    return Amount(Span.exactly(number), "people", "headcount", None, written_as(number, "people"))
