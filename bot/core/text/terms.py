"""Which of several in a row a text speaks of: 第四期, 领航二期, 第三届."""

from __future__ import annotations

import re

from bot.core.text.values import reach

_TERM = re.compile(r"(?P<counted>第)? ?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?P<unit>[期届批轮])")
_NEXT = re.compile(r"(?:下|新|next) ?一? ?(?P<unit>[期届批轮])(?!间)", re.IGNORECASE)
"""The one to come, which is none of those that have been: 下一期, 新一届."""


def terms(text: str) -> frozenset[str]:
    """What is numbered in a normalised text, with 第 or without, in one spelling.

    >>> sorted(terms("领航二期和第3期")), sorted(terms("第四届"))
    (['2期', '3期'], ['4届'])
    """
    return _found(text, counted=False)


def numbered(text: str) -> frozenset[str]:
    """The same, where the number surely is no count: 办三期 may be three of them.

    >>> sorted(numbered("第四期什么时候")), sorted(numbered("办三期"))
    (['4期'], [])
    """
    return _found(text, counted=True)


def yet_to_come(text: str) -> frozenset[str]:
    """What of a row is yet to come, in one spelling.

    >>> sorted(yet_to_come("领航班下一期几时开")), sorted(yet_to_come("第二期之后"))
    (['下期'], [])
    """
    return frozenset(f"下{each['unit']}" for each in _NEXT.finditer(text))


def _found(text: str, *, counted: bool) -> frozenset[str]:
    matches = (each for each in _TERM.finditer(text) if each["counted"] or not counted)
    read = ((reach(each["number"]), each["unit"]) for each in matches)
    return frozenset(f"{known[0]}{unit}" for known, unit in read if known)
