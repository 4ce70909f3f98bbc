"""Finds the longest of many words at every place of a text, left to right, none overlapping another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Scanner:
    """A fixed set of words.

    A regular expression of a thousand alternatives does the same, but takes 0.1 s to compile whenever the
    program starts.

    >>> list(Scanner(["稳岗", "稳岗返还"]).find("问稳岗返还和稳岗"))
    [(1, '稳岗返还'), (6, '稳岗')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._words = frozenset(words) - {""}
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where words stand, and which."""
        at = 0
        while at < len(text):
            word = self._longest(text, at)
            if word is None:
                at += 1
            else:
                yield at, word
                at += len(word)

    def without(self, text: str) -> str:
        """What is left of a text when the words are taken out.

        >>> Scanner(["稳岗", "稳岗返还"]).without("问稳岗返还和稳岗")
        '问和'
        """
        left, at = [], 0
        for start, word in self.find(text):
            left.append(text[at:start])
            at = start + len(word)
        return "".join([*left, text[at:]])

    def _longest(self, text: str, at: int) -> str | None:
        for length in self._lengths.get(text[at], ()):
            word = text[at : at + length]
            if word in self._words:
                return word
        return None
