"""A text as a sequence of units, each with how it is written and how it sounds."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.core.text.sounds import folded, spell, syllable

_PIECE = re.compile(r"\d+(?:\.\d+)?%?|[a-zü]+|[^\s\da-z]")


class Unit(NamedTuple):
    """One character, number, word or typed syllable."""

    text: str
    """As written; empty for a syllable typed in pinyin, whose character is unknown."""
    sound: str
    """Toneless syllable, or the text itself for what has none."""
    fold: str
    """The sound without what southern accents do not tell apart."""


def units(text: str, english: frozenset[str] = frozenset()) -> tuple[Unit, ...]:
    """The units of a normalised text.

    >>> [unit.text or unit.sound for unit in units("小规模 kaipiao 30万 mes", frozenset({"mes"}))]
    ['小', '规', '模', 'kai', 'piao', '30', '万', 'mes']

    Args:
        text: normalised text.
        english: words that are not to be read as pinyin.
    """
    found: list[Unit] = []
    for piece in _PIECE.findall(text):
        if piece[0].isdigit():
            found.append(Unit(piece, piece, piece))
        elif piece.isascii() and piece.isalpha():
            typed = None if piece in english or len(piece) == 1 else spell(piece)
            found += [Unit("", s, folded(s)) for s in typed] if typed else [Unit(piece, piece, piece)]
        else:
            found.append(_character(piece))
    return tuple(found)


@cache
def _character(character: str) -> Unit:
    """One character; the same object every time, for a hundred thousand phrasings have few characters."""
    sound = syllable(character)
    return Unit(character, sound, folded(sound)) if sound else Unit(character, character, character)
