"""Whether a message asks which town something is, is in or has: 做伞的是哪个镇."""

from __future__ import annotations

import re

_WHICH = re.compile(r"(?:哪|什么)[个些几一]*(?:乡镇|镇街|镇|街道)")


def asks_which_town(text: str) -> bool:
    """Whether a text asks which town is meant.

    >>> [asks_which_town(text) for text in ("伞是哪个镇", "还有哪些乡镇有", "这个镇做什么")]
    [True, True, False]
    """
    return _WHICH.search(text) is not None
