"""Whether a text asks: by an interrogative, or by saying a thing and its opposite (要不要, 领得到领不到)."""

from __future__ import annotations

import re

_INTERROGATIVE = re.compile(
    r"什么|怎么|怎样|多少|多久|哪|谁|几|何|啥|吗|呢|是否|(?P<verb>\w{1,2})[不没](?P=verb)|有没|可不可以|(?P<done>\w)得\w(?P=done)不"
)

_THERE = re.compile(
    r"有(?:没有|无)(?:没有)?(?P<thing>[^\s,，。?？!！]{2,}?)(?:[吗呢啊呀的]|没有)*[?？!！。]*$"
)
_WHETHER = re.compile(
    r"(?P<verb>\w{1,2})[不没](?P=verb)|吗|吧|是否|可以|够[不没]|[能会可行要得算][^,，。;；\s]{0,10}不[?？。]*$"
)

_WISH = re.compile(r"想|申请|申报|办理|打算|准备")
_DOUBTS = re.compile(
    r"(?:觉得|感觉|怎么)[^,，。;；\s]{0,3}(?:不对|奇怪|怪怪|有问题)|不对劲|[搞弄算听看]错了|数字怪"
)
"""Doubts what was told, without a word that asks."""


def wishes(text: str) -> bool:
    """Whether somebody wants a thing, and so begins anew: 我想申请科小; 那科小呢 goes on.

    >>> [wishes(text) for text in ("我想申请科小", "那科小呢")]
    [True, False]
    """
    return _WISH.search(text) is not None


def asks_whether(text: str) -> bool:
    """Whether a text wants a yes or a no.

    >>> [asks_whether(text) for text in ("裁了5个行不行", "7个够不够", "能一次抵掉不", "能贴多少")]
    [True, True, True, False]
    """
    return _WHETHER.search(text) is not None


def asked_after(text: str) -> str | None:
    """What a text asks whether there is any of: 有没有高企奖励; None if it asks nothing so.

    >>> asked_after("措施里有没有高企奖励啊"), asked_after("有没有到账")
    ('高企奖励', '到账')
    """
    found = _THERE.search(text)
    return found["thing"] if found else None


def doubts(text: str) -> bool:
    """Whether somebody doubts what he was told: 会计说按25个点交，我觉得不对.

    >>> [doubts(text) for text in ("我觉得不对", "是不是搞错了", "我觉得挺好")]
    [True, True, False]
    """
    return _DOUBTS.search(text) is not None


def interrogates(text: str) -> bool:
    """Whether a text has a word that asks.

    >>> [interrogates(text) for text in ("二问要不要交", "能不能领", "不要了", "行不行")]
    [True, True, False, True]
    """
    return _INTERROGATIVE.search(text) is not None
