"""What a message sets a policy beside: 失业保险金 in 稳岗返还和失业保险金一样吗."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.reading.names import Mention

_TWO = 2
_OTHER = re.compile(r"(?:和|跟|与|同)(?P<other>[^和跟与同 ]{3,10}?)(?:是不是|是|有什么|有没有|有|算)?$")

_BOTH = re.compile(r"[这那它他]?(?:两个|两者|两样|两种|俩)|[这那]两|[它他]们|二者")

_WHICH = re.compile(r"哪一?个(?!部门|单位|局|科|地方|窗口|网站?|镇|街道|公告|文|电话|热线|号|平台|银行|人)")
_ONE = re.compile(r"[那就]?(?:这个|这项|这种|它)")
_AT_ONCE = re.compile(r"一起|一块|同时|叠加|重复|冲突|兼得|二选一|都(?:能|可以)?[拿领享]")
_BACK = re.compile(r"(?:刚才|刚刚|前面|上面|先前|开头).{0,12}?(?:那个|那项|的那|这个|那种)")


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


def asks_which(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether two things are named, and then it is asked which of them: 科小和高企哪个限500人.

    Args:
        text: in canonical words.
        mentions: the names in it, in order.
    """
    of = {mention.topics for mention in mentions}
    return len(of) == _TWO and _WHICH.search(text, mentions[-1].end) is not None


def points_at_both(text: str) -> bool:
    """Whether a text speaks of two things without a name: the two that were talked about.

    >>> [points_at_both(text) for text in ("这两个差在哪", "它们有什么区别", "两年有什么区别")]
    [True, True, False]
    """
    return _BOTH.search(text) is not None


def points_at_one(text: str) -> bool:
    """Whether a text speaks of one thing without a name: the one that was said last.

    >>> [points_at_one(text) for text in ("这个哪些企业能享受", "这两个哪个好", "要什么条件")]
    [True, False, False]
    """
    return _ONE.match(text) is not None and not points_at_both(text)


def asks_at_once(text: str) -> bool:
    """Whether a text speaks of having two things at once.

    >>> [asks_at_once(text) for text in ("跟稳岗能一起拿吗", "不能重复享受", "同一个人")]
    [True, True, False]
    """
    return _AT_ONCE.search(text) is not None


def goes_back(text: str) -> bool:
    """Whether a text goes back to something that was talked about earlier.

    >>> [goes_back(text) for text in ("刚才那个要备案吗", "回到前面那项", "刚才在银行")]
    [True, True, False]
    """
    return _BACK.search(text) is not None
