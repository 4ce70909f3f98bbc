"""Which of two figures is asked: 30天还是60天."""

from __future__ import annotations

import re

from bot.core.text.normalizing import clean
from bot.core.text.quantities import placed_quantities, without_quantities

_OR = re.compile(r"^[^\d,，。;；]{0,4}还是[^\d,，。;；]{0,4}$")
_PUT_UP = re.compile(r"到底|究竟|现在|应该|还是|[\s,，.。?？!！吗么呢啊的那是按要]")
_ONESELF = re.compile(r"[我咱俺阮]|[本这]厂|本公司|去年|今年|上年")


def either(text: str) -> bool:
    """Whether a message asks which of two figures of one unit it is, and tells nothing of oneself.

    >>> [either(text) for text in ("30天还是60天", "是1%还是3%啊", "我们30人还是小微吗", "300人还是5000万")]
    [True, True, False, False]

    Args:
        text: as it was typed.
    """
    written = clean(text).replace(" ", "")
    found = list(placed_quantities(written))
    if len(found) != 2 or _ONESELF.search(written):
        return False
    one, other = found
    return one.unit == other.unit and _OR.search(written[one.end : other.start]) is not None


def nothing_but_either(text: str) -> bool:
    """Whether a message asks which of two figures it is, and says no more.

    >>> [nothing_but_either(text) for text in ("到底是30天还是60天", "机关30天还是60天")]
    [True, False]

    Args:
        text: as it was typed.
    """
    return either(text) and not _PUT_UP.sub("", without_quantities(clean(text)))
