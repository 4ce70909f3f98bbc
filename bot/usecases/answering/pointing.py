"""Puts the name of a topic in place of “this”, where a message replies to something about that topic."""

from __future__ import annotations

import re
from functools import cache

from bot.messages import message


def named_instead(text: str, name: str) -> str:
    """The text with the name in place of the 这个 that it begins with; unchanged where it points at nothing.

    >>> named_instead("这个怎么弄", "稳岗返还"), named_instead("这个月能领吗", "稳岗返还")
    ('稳岗返还怎么弄', '这个月能领吗')
    """
    return _pointing().sub(lambda _: name, text, count=1)


@cache
def _pointing() -> re.Pattern[str]:
    """As data has it: a word that points, and right behind it one that asks."""
    words, asking = (
        "|".join(sorted(map(re.escape, message(f"pointing.{name}").split()), key=len, reverse=True))
        for name in ("words", "before")
    )
    return re.compile(rf"\A(?:{words})(?={asking})")
