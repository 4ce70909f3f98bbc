"""Words that ask one thing of each of several: 税率、有效期分别是多少; 高企、科小税率各是多少."""

from __future__ import annotations

import re

_EACH = re.compile(
    r"(?P<before>.{3,}?)(?:分别|各自|各|(?=都))(?P<asked>都?(?:[是有要为到能在补给减返奖贴做干管叫指]|什么|多少|几|怎|哪|啥).*)"
)
_AT_ONCE = re.compile(
    r"一起|同时|叠加|哪个|区别|差别|不同|冲突|关系|划算|一样|都(?:要|得|能|可以)(?:[满符享拿领有]|[吗嗎不]|$)"
)
"""What asks about two things at once."""
_CHOOSES = re.compile(r"选一|(?:能|可以|怎么|任|自己)选|选哪")
"""What asks about choosing one of them."""
COUNTED_UP = "、"
"""The mark between items of a list: nobody tells a story with it."""
LOOSE = re.compile(r"[,，;；\s]")
"""What also stands between the clauses of a story."""
JOINT = r"(?:以及|还有(?![没几多])|和|(?<![普涉波])及(?!时)|[与與](?!否)|跟(?![谁你我]))"
"""What joins two things that are asked about."""
BETWEEN = re.compile(rf"\s*[,，、/；;：:\s]+(?:{JOINT})?\s*|\s*{JOINT}\s*")
"""What stands between things that are counted up."""


def shared(text: str) -> tuple[str, str]:
    """What a text counts up, and what it asks of each: all and nothing where it does not say each.

    Who says 都 of one thing says little else by it, and is understood with it.

    >>> shared("税率、有效期分别是多少"), shared("税率和有效期")
    (('税率、有效期', '是多少'), ('税率和有效期', ''))
    """
    found = _EACH.fullmatch(text)
    return (found["before"], found["asked"]) if found else (text, "")


def marked(text: str, written: str) -> str:
    """A canonical text with the mark between what is counted up, where it was written with no other.

    >>> marked("科小的税率 有效期", "高企和科小的税率、有效期"), marked("税率 有效期", "税率，有效期")
    ('科小的税率、有效期', '税率 有效期')
    """
    return text.replace(" ", COUNTED_UP) if COUNTED_UP in written and not LOOSE.search(written) else text


def at_once(text: str) -> bool:
    """Whether a text asks about several things at once: what they differ in, whether they go together.

    >>> [at_once(text) for text in ("稳岗和扩岗能叠加吗", "稳岗和扩岗各返多少")]
    [True, False]
    """
    return _AT_ONCE.search(text) is not None or chooses(text)


def chooses(text: str) -> bool:
    """Whether a text asks about choosing one of several things.

    >>> [chooses(text) for text in ("小微5%和高企15%能不能选", "稳岗和扩岗各返多少")]
    [True, False]
    """
    return _CHOOSES.search(text) is not None
