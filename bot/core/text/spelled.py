"""Common words typed in pinyin: ne, chao le, zenmeban."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.sounds import spell, syllable

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPED = re.compile(r"[a-zü]+(?: [a-zü]+)*")


class SpelledWords:
    """Knows words by their syllables.

    >>> SpelledWords(["超过", "超", "了", "怎么办"]).without("gaoqi 300 chao le zenmeban")
    'gaoqi 300  '
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Takes the words, in characters."""
        self._sounds = {
            tuple(sounds) for word in words if all(sounds := [syllable(each) or "" for each in word])
        }
        self._longest = max(map(len, self._sounds), default=0)

    def without(self, text: str) -> str:
        """The text without what is typed of nothing but these words.

        Args:
            text: in half width and small letters.
        """
        return _TYPED.sub(lambda typed: " " if self._knows(typed[0]) else typed[0], text)

    def _knows(self, typed: str) -> bool:
        """Whether letters are these words one after the other."""
        spelled = [spell(piece) for piece in typed.split()]
        if not all(spelled):
            return False
        sounds = [sound for piece in spelled for sound in piece or ()]
        reached = {0}
        for end in range(1, len(sounds) + 1):
            starts = range(max(0, end - self._longest), end)
            if any(start in reached and tuple(sounds[start:end]) in self._sounds for start in starts):
                reached.add(end)
        return len(sounds) in reached
