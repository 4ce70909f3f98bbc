"""Which topic a message is about by its words, where it names none: a story, or a question in other words.

Every topic has a vocabulary: the pairs of neighbouring characters in its names, phrasings and answers. A
pair is weighed by how few topics use it, and a real word that no topic uses weighs most: it shows that the
message is about something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from copy import copy
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.core.text.units import Unit

Pair = tuple[str, str]


def pairs(sequence: Sequence[Unit]) -> list[Pair]:
    """Neighbouring characters, both written."""
    return [(a.text, b.text) for a, b in pairwise(sequence) if a.text and b.text]


class Topicality:
    """The vocabularies of all topics."""

    def __init__(self, texts: Mapping[str, Iterable[Sequence[Unit]]], is_word: Callable[[str], bool]) -> None:
        """Collects the vocabularies.

        Args:
            texts: every text of a topic, in units.
            is_word: whether two characters are a word of the language.
        """
        self._uses = {
            topic: Counter(pair for text in found for pair in set(pairs(text)))
            for topic, found in texts.items()
        }
        self.vocabularies = {topic: frozenset(uses) for topic, uses in self._uses.items()}
        self._users: dict[Pair, list[str]] = defaultdict(list)
        for topic, vocabulary in self.vocabularies.items():
            for pair in vocabulary:
                self._users[pair].append(topic)
        self._weights = {pair: self._weight(len(users)) for pair, users in self._users.items()}
        self._is_word = is_word

    def _weight(self, users: int) -> float:
        return log(1 + len(self.vocabularies) / (users + 0.5))

    def without(self, topic: str, text: Sequence[Unit] | None = None) -> Topicality:
        """The same, as if a topic did not have this text, or as if there were no such topic."""
        left = copy(self)
        uses = self._uses.get(topic, Counter())
        own = uses.keys() if text is None else {pair for pair in pairs(text) if uses[pair] <= 1}
        left.vocabularies = {**self.vocabularies, topic: frozenset(uses.keys() - own)}
        return left

    def weigh(self, message: Sequence[Unit]) -> dict[Pair, float]:
        """The pairs of a message that mean something, with how much they distinguish."""
        weighed = {pair: self._weights.get(pair) for pair in pairs(message)}
        unseen = self._weight(0)
        return {
            pair: unseen if weight is None else weight
            for pair, weight in weighed.items()
            if weight is not None or self._is_word("".join(pair))
        }

    def shares(self, message: Sequence[Unit]) -> dict[str, float]:
        """How much of what a message says belongs to each topic's vocabulary, 0–1; none is left out."""
        weighed = self.weigh(message)
        total = sum(weighed.values())
        if not total:
            return {}
        shares: dict[str, float] = defaultdict(float)
        for pair, weight in weighed.items():
            for topic in self._users.get(pair, ()):
                if pair in self.vocabularies[topic]:
                    shares[topic] += weight / total
        return dict(shares)

    def only(self, message: Sequence[Unit], topic: str, other: str) -> float:
        """How much of what a message says the other topic's vocabulary has and this topic's has not, 0–1."""
        weighed = self.weigh(message)
        total = sum(weighed.values())
        owned = self.vocabularies.get(other, frozenset()) - self.vocabularies.get(topic, frozenset())
        return sum(weight for pair, weight in weighed.items() if pair in owned) / total if total else 0.0

    def share(self, message: Sequence[Unit], topic: str) -> float:
        """How much of what a message says belongs to one topic's vocabulary; 1 where it says nothing."""
        weighed = self.weigh(message)
        total = sum(weighed.values())
        vocabulary = self.vocabularies.get(topic, frozenset())
        return sum(w for pair, w in weighed.items() if pair in vocabulary) / total if total else 1.0
