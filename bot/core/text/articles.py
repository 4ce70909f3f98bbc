"""Articles of a law that a text names by their number: 第 30 条, 第四章."""

from __future__ import annotations

import re

from bot.core.text.values import reach

_ARTICLE = re.compile(r"第 ?(\d+|[一二三四五六七八九十百]+) ?([条款章])")


def articles(text: str) -> frozenset[str]:
    """The articles, clauses and chapters in a normalised text, in one spelling.

    >>> sorted(articles("民企法第30条怎么写，第三章呢，第三期呢"))
    ['30条', '3章']
    """
    found = ((reach(number), unit) for number, unit in _ARTICLE.findall(text))
    return frozenset(f"{known[0]}{unit}" for known, unit in found if known)
