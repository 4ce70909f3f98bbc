"""Which topic a word that several share means by what is before it: 民间担保 is 民间投资专项担保."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BEFORE = (4, 3, 2)
"""Characters before the word that may shorten a name, the most first; one alone stands in too many names."""


def in_short(text: str, words: Sequence[str], names: Mapping[str, Sequence[str]]) -> str | None:
    """The one topic in a name of which all this stands in its order; None if none, or several have such.

    Args:
        text: the message, canonical.
        words: that several topics are called by.
        names: of each of these topics, canonical.

    >>> names = {"a": ["民间投资专项担保计划"], "b": ["创业担保贷款"]}
    >>> in_short("我选民间担保那个", ["担保"], names), in_short("有没有担保", ["担保"], names)
    ('a', None)
    """
    plain = unspaced(text)
    for word in words:
        end = plain.find(word) + len(word)
        for more in BEFORE:
            start = end - len(word) - more
            if end < len(word) or start < 0:
                continue
            found = [
                topic for topic, each in names.items() if any(_shortens(plain[start:end], n) for n in each)
            ]
            if len(found) == 1:
                return found[0]
    return None


def _shortens(said: str, name: str) -> bool:
    """Whether all characters stand in a name in their order, the first one first."""
    rest = iter(unspaced(name))
    return unspaced(name).startswith(said[0]) and all(character in rest for character in said)
