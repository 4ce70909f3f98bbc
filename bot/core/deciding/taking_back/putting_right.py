"""Whether a part begins with how it is not, where somebody wants just such a thing confirmed."""

from __future__ import annotations

import re

from bot.core.text.asserting import confirms

_FIRST = re.compile(r"[^、，,。;；：:（）()\n]*")
_HOW_IT_IS_NOT = re.compile(r"不[是能用要算]|不可以")


def puts_right(part: str, text: str) -> bool:
    """Whether the first words of a part say how it is not to who wants it confirmed.

    What is put right so answers, whatever else the message names: 一年就报一次，错过等明年，是这样吧.

    >>> puts_right("2024 年不是一年只报一次：常态化受理。", "一年就报一次是这样吧")
    True
    >>> puts_right("常态化受理。", "一年就报一次是这样吧"), puts_right("不是。", "一年报几次")
    (False, False)

    Args:
        part: its text.
        text: the message.
    """
    first = _FIRST.match(part)
    return confirms(text) and first is not None and _HOW_IT_IS_NOT.search(first[0]) is not None
