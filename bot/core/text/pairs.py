"""Every two neighbouring characters of a text: what texts have in common where words are not told apart."""

from __future__ import annotations

from itertools import pairwise

from bot.core.text.normalizing import unspaced


def pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters, spaces left out.

    >>> sorted(pairs("一次 性"))
    ['一次', '次性']
    """
    return frozenset(map("".join, pairwise(unspaced(text))))
