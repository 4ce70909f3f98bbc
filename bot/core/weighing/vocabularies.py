"""Which pairs of neighbouring characters each topic uses, and which topics use each pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.core.reading.remembering import Shelf
    from bot.core.text.units import Unit

Pair = tuple[str, str]
Uses = Counter[Pair]
"""In how many texts of a topic each pair stands."""


def pairs(sequence: Sequence[Unit]) -> list[Pair]:
    """Neighbouring characters, both written."""
    return [(a.text, b.text) for a, b in pairwise(sequence) if a.text and b.text]


def uses(texts: Iterable[Sequence[Unit]]) -> Uses:
    """In how many of these texts each pair stands."""
    return Counter(pair for text in texts for pair in set(pairs(text)))


def uses_of_topics(texts: Iterable[tuple[str, str, Sequence[Unit]]], shelf: Shelf[Uses]) -> dict[str, Uses]:
    """How often each topic uses each pair, in its phrasings and its answers.

    Args:
        texts: each with its topic, as it is spelled, and its units.
        shelf: what was counted for a version before.
    """
    of_topic: dict[str, list[tuple[str, Sequence[Unit]]]] = defaultdict(list)
    for topic, spelled, said in texts:
        of_topic[topic].append((spelled, said))
    return {
        topic: shelf.get(tuple(spelled for spelled, _ in each), partial(uses, [said for _, said in each]))
        for topic, each in of_topic.items()
    }


@dataclass(frozen=True)
class Vocabularies:
    """The pairs of all topics."""

    uses: Mapping[str, Uses]
    of_topic: Mapping[str, frozenset[Pair]]
    users: Mapping[Pair, Sequence[str]]
    """The topics that use each pair, in the order of all topics."""
    weights: Mapping[Pair, float]
    """How much each pair distinguishes."""

    def weight(self, users: int) -> float:
        """How much a pair distinguishes that so many topics use."""
        return weight(len(self.of_topic), users)


def weight(topics: int, users: int) -> float:
    """How much a pair distinguishes that so many of so many topics use."""
    return log(1 + topics / (users + 0.5))


def collect(uses: Mapping[str, Uses], earlier: Vocabularies | None = None) -> Vocabularies:
    """The vocabularies of topics.

    Args:
        uses: how often each topic uses each pair.
        earlier: those of a version before, from which what is the same is taken.
    """
    if earlier is not None and [*earlier.uses] == [*uses]:
        return _follow(earlier, uses)
    users: dict[Pair, list[str]] = defaultdict(list)
    for topic, own in uses.items():
        for pair in own:
            users[pair].append(topic)
    weights = {pair: weight(len(uses), len(found)) for pair, found in users.items()}
    return Vocabularies(uses, {topic: frozenset(own) for topic, own in uses.items()}, dict(users), weights)


def _follow(earlier: Vocabularies, uses: Mapping[str, Uses]) -> Vocabularies:
    """The same topics in the same order, of which few use other pairs than before."""
    other = {topic: frozenset(own) for topic, own in uses.items() if own is not earlier.uses[topic]}
    of_topic = {topic: other.get(topic, own) for topic, own in earlier.of_topic.items()}
    users, weights = {**earlier.users}, {**earlier.weights}
    for pair in {pair for topic, own in other.items() for pair in own ^ earlier.of_topic[topic]}:
        found = [topic for topic, vocabulary in of_topic.items() if pair in vocabulary]
        if found:
            users[pair], weights[pair] = found, weight(len(uses), len(found))
        else:
            del users[pair], weights[pair]
    return Vocabularies(uses, of_topic, users, weights)
