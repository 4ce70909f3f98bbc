"""What a person types about their own questions and about being told: 进度, 静音, 取消静音."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from bot.messages import message

WishKind = Literal["progress", "mute", "unmute"]
_BEHIND = re.compile(r"第?(?P<number>[0-9]{1,9})号?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished for."""

    kind: WishKind
    number: int | None = None
    """The ticket, where one is named."""


def wish(text: str) -> Wish | None:
    """What a typed text wishes for; None where it is something to be answered.

    >>> [wish(text) for text in ("/进度 12", "进度第12号")]
    [Wish(kind='progress', number=12), Wish(kind='progress', number=12)]
    >>> [wish(text) for text in ("不要提醒", "取消静音", "进度款什么时候拨")]
    [Wish(kind='mute', number=None), Wish(kind='unmute', number=None), None]
    """
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split()).removeprefix("/").rstrip("。.!?")
    for kind in get_args(WishKind):
        for word in message(f"terminal.{kind}_words").split():
            if plain == word:
                return Wish(kind)
            behind = _BEHIND.fullmatch(plain.removeprefix(word)) if plain.startswith(word) else None
            if kind == "progress" and behind is not None:
                return Wish(kind, int(behind["number"]))
    return None
