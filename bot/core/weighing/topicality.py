"""Which topic a message is about by its words, where it names none: a story, or a question in other words.

Every topic has a vocabulary: the pairs of neighbouring characters in its names, phrasings and answers. A
pair is weighed by how few topics use it, and a real word that no topic uses weighs most: it shows that the
message is about something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from copy import copy
from typing import TYPE_CHECKING

from bot.core.weighing.vocabularies import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.core.text.units import Unit
    from bot.core.weighing.vocabularies import Pair, Vocabularies


class Topicality:
    """The vocabularies of all topics."""

    def __init__(self, known: Vocabularies, is_word: Callable[[str], bool]) -> None:
        """Takes the vocabularies.

        Args:
            known: of every topic.
            is_word: whether two characters are a word of the language.
        """
        self.known = known
        self.vocabularies = known.of_topic
        self._is_word = is_word
        self._gone: dict[str, frozenset[Pair]] = {}

    def without(self, topic: str, text: Sequence[Unit] | None = None) -> Topicality:
        """The same, as if a topic did not have this text, or as if there were no such topic."""
        left = copy(self)
        uses = self.known.uses.get(topic, Counter())
        own = uses.keys() if text is None else {pair for pair in pairs(text) if uses[pair] <= 1}
        left.vocabularies = {**self.vocabularies, topic: frozenset(uses.keys() - own)}
        left._gone = {**self._gone, topic: frozenset(own)}  # noqa: SLF001  # of this class itself
        return left

    def weigh(self, message: Sequence[Unit]) -> dict[Pair, float]:
        """The pairs of a message that mean something, with how much they distinguish."""
        weighed = {pair: self.known.weights.get(pair) for pair in pairs(message)}
        unseen = self.known.weight(0)
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
            share = weight / total
            for topic in self._users(pair):
                shares[topic] += share
        return dict(shares)

    def _users(self, pair: Pair) -> Sequence[str]:
        """The topics that use a pair, in the order of all topics."""
        users = self.known.users.get(pair, ())
        gone = {topic for topic, pairs in self._gone.items() if pair in pairs}
        return [topic for topic in users if topic not in gone] if gone else users

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
