"""What a person means by a few typed characters: a choice that was offered, or a word that opens a menu."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, get_args

from bot.core.text.normalizing import simplified
from bot.messages import message

_NUMERALS = {**{character: value for value, character in enumerate("一二三四五六七八九十", start=1)}, "两": 2}
_DIGITS = re.compile(
    r"(?:我?(?:就|要|想)?(?:选择?|点|看)?)第?(\d{1,2})(?:个|项|条|号|种)?(?:吧|呀|啊)?[.、。)]?"
)
_ORDINAL = re.compile(
    r"(?:我?(?:就|要|想)?(?:选择?|点|看)?)第([一二两三四五六七八九十])(?:个|项|条|号|种)?(?:吧|呀|啊)?[.、。)]?"
)
_NUMERAL = re.compile(r"选?([一二三四五六七八九十])[.、。)]?")
_ABSURD = re.compile(r"\d{20,}")
"""More digits than a hotline, a telephone or a bank card has: nothing that anybody asks about."""
CommandWord = Literal["menu", "back", "cancel", "help"]
NONE_OF_THESE = 0
NO_SUCH_NUMBER = -1


def chosen(text: str) -> int | None:
    """The number that the text stands for; None where it is no choice but something to be answered.

    A longer number (12366) is what a person asks about.

    >>> [chosen(text) for text in ("2", "选1", "就第一个", "第二个吧", "選2", "都不是", "12366", "选一项")]
    [2, 1, 1, 2, 2, 0, None, None]
    """
    plain = "".join(simplified(unicodedata.normalize("NFKC", text)).split())
    if plain.rstrip("。.!") in message("terminal.none_words").split():
        return NONE_OF_THESE
    if found := _DIGITS.fullmatch(plain):
        return int(found[1])
    if found := _ORDINAL.fullmatch(plain) or _NUMERAL.fullmatch(plain):
        return _NUMERALS[found[1]]
    return NO_SUCH_NUMBER if _ABSURD.fullmatch(plain) else None


def chooses(text: str) -> bool:
    """Whether a text does nothing but choose, and says so: with nothing to choose from it asks nothing.

    >>> [chooses(text) for text in ("第二个", "选2", "都不是", "2", "三", "第二期在哪")]
    [True, True, True, False, False, False]
    """
    plain = "".join(simplified(unicodedata.normalize("NFKC", text)).split()).rstrip("。.、)")
    bare = plain.isdigit() or plain in _NUMERALS
    return not bare and chosen(text) not in (None, NO_SUCH_NUMBER)


def command_word(text: str) -> CommandWord | None:
    """What a typed word asks for that every channel does; None where it is something to be answered.

    >>> [command_word(text) for text in ("菜单", " 返回 ", "/help", "取消贷款")]
    ['menu', 'back', 'help', None]
    """
    word = text.strip().lower().removeprefix("/")
    names: tuple[CommandWord, ...] = get_args(CommandWord)
    return next((name for name in names if word in message(f"terminal.{name}_words").split()), None)
