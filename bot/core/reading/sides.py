"""What a message sets a policy beside: 失业保险金 in 稳岗返还和失业保险金一样吗."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_OTHER = re.compile(r"(?:和|跟|与|同)(?P<other>[^和跟与同 ]{3,10}?)(?:是不是|是|有什么|有没有|有|算)?$")


def other_side(text: str, comparing: Iterable[str]) -> str | None:
    """The second of two things that are compared; None if nothing is, or it is not said with what.

    Args:
        text: in canonical words.
        comparing: words that compare.

    >>> other_side("稳岗返还和失业保险金一样吗", ["一样吗", "区别"])
    '失业保险金'
    >>> other_side("两个有什么区别", ["一样吗", "区别"]) is None
    True
    """
    found = [text.index(word) for word in comparing if word in text]
    before = _OTHER.search(text[: min(found)].rstrip()) if found else None
    return before["other"] if before else None
