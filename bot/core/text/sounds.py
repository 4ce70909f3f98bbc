"""How Chinese sounds: toneless syllables, the southern-accent folding, and pinyin typed as letters."""

from __future__ import annotations

import re
from functools import cache

_FOLDS = (
    (re.compile(r"^(z|c|s)h"), r"\1"),
    (re.compile(r"^(?:n|r)(?=[aeiouv])"), "l"),
    (re.compile(r"^f"), "h"),
    (re.compile(r"^hu(?=[aeio])"), "h"),
    (re.compile(r"(?<=[aei])ng$"), "n"),
)


@cache
def _readings() -> dict[int, str]:
    # Heavy to import (0.16 s), so only when the first character is read.
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415

    return PINYIN_DICT


_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
# Readings that the character table lists first but that this field hardly uses.
_PREFERRED = {
    "还": "huan",
    "行": "hang",
    "率": "lv",
    "长": "chang",
    "重": "zhong",
    "厂": "chang",
    "贴": "tie",
}


@cache
def syllable(character: str) -> str | None:
    """The toneless reading of one Chinese character, or None for anything else.

    >>> syllable("稳"), syllable("略"), syllable("a")
    ('wen', 'lve', None)
    """
    if character in _PREFERRED:
        return _PREFERRED[character]
    reading = _readings().get(ord(character)) if len(character) == 1 else None
    return reading.split(",", maxsplit=1)[0].translate(_TONES) if reading else None


@cache
def folded(sound: str) -> str:
    """A syllable without what southern accents do not tell apart.

    zh/z, ch/c, sh/s · n/l/r · f/hu · an/ang, en/eng, in/ing (fact sheet C-3).

    >>> folded("gang"), folded("shen"), folded("fan"), folded("huan"), folded("ren")
    ('gan', 'sen', 'han', 'han', 'len')
    """
    for pattern, replacement in _FOLDS:
        sound = pattern.sub(replacement, sound)
    return sound


@cache
def _syllables() -> frozenset[str]:
    common = range(0x4E00, 0x9FA6)
    found = {syllable(chr(code)) for code in common}
    return frozenset(sound for sound in found if sound and sound.isalpha() and sound.isascii()) - {
        "n",
        "m",
        "ng",
    }


def spell(letters: str) -> tuple[str, ...] | None:
    """Letters read as pinyin, in as few syllables as possible; None where they are not pinyin.

    >>> spell("wengangfanhuan"), spell("subsidy")
    (('wen', 'gang', 'fan', 'huan'), None)
    """
    letters = letters.replace("ü", "v")
    best: list[tuple[str, ...] | None] = [()] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            before, piece = best[start], letters[start:end]
            if before is not None and piece in _syllables():
                shortest = best[end]
                if shortest is None or len(before) + 1 < len(shortest):
                    best[end] = (*before, piece)
    return best[-1]
