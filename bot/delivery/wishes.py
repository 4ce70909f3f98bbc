"""What a person types about their own questions and about being told: 进度, 静音, 订阅 税费优惠."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from bot.messages import message

WishKind = Literal[
    "progress", "mute", "unmute", "subscribe", "unsubscribe", "data", "forget", "forget_surely"
]
_OF_NAMES: tuple[WishKind, ...] = ("subscribe", "unsubscribe")
"""What stands behind these is a name, apart from the word: 订阅号 is something else."""
_BEHIND = re.compile(r"第?(?P<number>[0-9]{1,9})号?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished for."""

    kind: WishKind
    number: int | None = None
    """The ticket, where one is named."""
    about: str = ""
    """What is to be followed, or no more, as it was typed."""


def wish(text: str) -> Wish | None:
    """What a typed text wishes for; None where it is something to be answered.

    >>> [wish(text) for text in ("/进度 12", "进度第12号")]
    [Wish(kind='progress', number=12, about=''), Wish(kind='progress', number=12, about='')]
    >>> [wish(text) for text in ("不要提醒", "取消静音", "进度款什么时候拨")]
    [Wish(kind='mute', number=None, about=''), Wish(kind='unmute', number=None, about=''), None]
    >>> wish("订阅 英林镇").about, wish("订阅号怎么关注")
    ('英林镇', None)
    """
    head, _, behind_it = unicodedata.normalize("NFKC", text).strip().partition(" ")
    for kind in _OF_NAMES:
        if behind_it and head.lower().removeprefix("/") in message(f"terminal.{kind}_words").split():
            return Wish(kind, about=behind_it.strip().rstrip("。.!?"))
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split()).removeprefix("/").rstrip("。.!?")
    for kind in get_args(WishKind):
        for word in message(f"terminal.{kind}_words").split():
            if plain == word:
                return Wish(kind)
            behind = _BEHIND.fullmatch(plain.removeprefix(word)) if plain.startswith(word) else None
            if kind == "progress" and behind is not None:
                return Wish(kind, int(behind["number"]))
    return None
