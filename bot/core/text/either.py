"""Which of two figures is asked: 30天还是60天."""

from __future__ import annotations

import re

from bot.core.text.normalizing import clean
from bot.core.text.quantities import placed_quantities, without_quantities

_OR = re.compile(r"^[^\d,，。;；]{0,4}还是[^\d,，。;；]{0,4}$")
_PUT_UP = re.compile(r"到底|究竟|现在|应该|还是|[\s,，.。?？!！吗么呢啊的那是按要]")
_BY = re.compile(r"(?:按|按照|返|补|贴|抵|减|免)$")
"""What stands before a rate, which is nobody's own: 我们按30还是60."""
_ONE_OR_EACH = re.compile(
    r"(?:合并|合起来|加起来|合在一起|一起|汇总)[^,，。;；]{0,4}还是[^,，。;；]{0,4}(?:分开|单独|各自?|一个一个|分别)"
    r"|(?:分开|单独|各自?|分别)[^,，。;；]{0,4}还是[^,，。;；]{0,4}(?:合并|合起来|加起来|合在一起|一起|汇总)"
)
_ONESELF = re.compile(r"[我咱俺阮]|[本这]厂|本公司|去年|今年|上年")


def either(text: str) -> bool:
    """Whether a message asks which of two figures of one unit it is, and tells nothing of oneself.

    >>> [either(text) for text in ("30天还是60天", "我们按30还是60", "我们30人还是小微吗", "300人还是5000万")]
    [True, True, False, False]

    Args:
        text: as it was typed.
    """
    written = clean(text).replace(" ", "")
    found = list(placed_quantities(written))
    if len(found) != 2:
        return False
    one, other = found
    if _ONESELF.search(written) and not _BY.search(written[: one.start]):
        return False
    return one.unit == other.unit and _OR.search(written[one.end : other.start]) is not None


def one_or_each(text: str) -> bool:
    """Whether a message asks if several are taken as one or each by itself; their sum decides nothing.

    >>> one_or_each("5个园合起来380人是合并算还是分开算"), one_or_each("5个园合起来380人能享受吗")
    (True, False)

    Args:
        text: as it was typed.
    """
    return _ONE_OR_EACH.search(clean(text).replace(" ", "")) is not None


def nothing_but_either(text: str) -> bool:
    """Whether a message asks which of two figures it is, and says no more.

    >>> [nothing_but_either(text) for text in ("到底是30天还是60天", "机关30天还是60天")]
    [True, False]

    Args:
        text: as it was typed.
    """
    return either(text) and not _PUT_UP.sub("", without_quantities(clean(text)))
