"""How much of what a message says, word by word, stands in the phrasings of a part.

Characters that two questions share by chance (世界杯冠军, 单项冠军) are many; words are few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.core.reading.remembering import Memory, Shelf

Segment = Callable[[str], Sequence[str]]
"""Cuts a text into words."""
Shares = NDArray[np.float64]
IsNoun = Callable[[str], bool]
"""Whether a word names a thing."""
_NOBODY = np.array([], np.int32)


def any_word(_word: str) -> bool:
    """For who has no dictionary: any word may name a thing."""
    return True


class Dictionary(NamedTuple):
    """What is known of the words of the language."""

    segment: Segment
    is_noun: IsNoun = any_word


@dataclass(frozen=True, slots=True)
class IsWord:
    """Whether a stretch of text is one ordinary word."""

    segment: Segment

    def __call__(self, text: str) -> bool:
        """Whether the segmenter leaves it whole."""
        return len(self.segment(text)) == 1


class SaidWords(NamedTuple):
    """The words of a message, with how much each distinguishes."""

    weights: dict[str, float]
    total: float


class Words:
    """The words that each owner's phrasings use."""

    def __init__(
        self, texts: Sequence[str], owners: Sequence[int], segment: Segment, memory: Memory | None = None
    ) -> None:
        """Collects the words.

        Args:
            texts: every phrasing.
            owners: the number of each phrasing's owner, from 0.
            segment: cuts a text into words.
            memory: knows the words of phrasings that there were before.
        """
        self._segment = segment
        self._texts = texts
        self._owners = owners
        shelf: Shelf[Counter[str]] = (Memory() if memory is None else memory).shelf("words", segment)
        of_owner: dict[int, list[str]] = {}
        for text, owner in zip(texts, owners, strict=True):
            of_owner.setdefault(owner, []).append(text)
        self._uses: dict[int, Counter[str]] = {
            owner: shelf.get(tuple(own), partial(self._count, own)) for owner, own in of_owner.items()
        }
        users: dict[str, list[int]] = {}
        for owner, uses in self._uses.items():
            for word in uses:
                users.setdefault(word, []).append(owner)
        self._users = {word: np.array(own, np.int32) for word, own in users.items()}
        self._weights = {word: self._weight(len(own)) for word, own in users.items()}
        self._size = max(self._uses, default=-1) + 1

    def _count(self, texts: Iterable[str]) -> Counter[str]:
        """In how many of these texts each word stands."""
        return Counter(word for text in texts for word in self._words(text))

    def _words(self, text: str) -> set[str]:
        return {word for word in self._segment(text) if not word.isspace()}

    def _weight(self, users: int) -> float:
        return log(1 + len(self._uses) / (users + 0.5))

    def said(self, text: str) -> SaidWords:
        """The words of a canonical text; one that no phrasing uses distinguishes most."""
        unknown = self._weight(0)
        weights = {word: self._weights.get(word, unknown) for word in self._words(text)}
        return SaidWords(weights, sum(weights.values()))

    def covered(self, said: SaidWords, without: Sequence[int] = ()) -> Shares:
        """For every owner the share of a message's words that stand in some phrasing of its, 0–1.

        Args:
            said: the message.
            without: phrasings that are not looked at.
        """
        common = np.zeros(self._size, np.float64)
        if not said.total:
            return common
        left = self._only_in(without)
        for word, weight in said.weights.items():
            users = self._users.get(word, _NOBODY)
            gone = [owner for owner, words in left.items() if word in words]
            common[users[~np.isin(users, gone)] if gone else users] += weight
        return common / said.total

    def _only_in(self, rows: Sequence[int]) -> dict[int, set[str]]:
        """For the owners of these phrasings the words that none but these have."""
        there: dict[int, Counter[str]] = {}
        for row in rows:
            there.setdefault(self._owners[row], Counter()).update(self._words(self._texts[row]))
        return {
            owner: {word for word, times in words.items() if times >= self._uses[owner][word]}
            for owner, words in there.items()
        }
