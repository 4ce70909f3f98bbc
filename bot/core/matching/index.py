"""An inverted index over phrasings: how alike a message is to each, in the words that distinguish.

Similarity is a Dice coefficient over weighted tokens (single units at weight 1, neighbouring pairs at
`PAIR`), 2·Σ shared / (Σ message + Σ phrasing), each token weighted by how few owners use it (IDF). The same
is done over toneless and over accent-folded sounds; of these only the gain over the written score counts,
so that hearing costs nothing where the writing is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from bot.core.text.units import Unit

PAIR = 0.3
"""Weight of a pair of neighbours against a single unit."""
SOUND_GAIN = 0.9
FOLD_GAIN = 0.8
"""Share of the gain over the written score that a same sound, and a same folded sound, may add."""

Scores = NDArray[np.float32]
Tokens = Counter["Token"]
Token = tuple[str, ...]
Channel = Literal["text", "sound", "fold"]


def tokens(sequence: Sequence[Unit], channel: Channel) -> Tokens:
    """Single units and neighbouring pairs of a sequence, in one channel."""
    pieces = [getattr(unit, channel) for unit in sequence]
    found: Tokens = Counter((piece,) for piece in pieces if piece)
    found.update((a, b) for a, b in pairwise(pieces) if a and b)
    return found


@dataclass(frozen=True, slots=True)
class Overlap:
    """How a message overlaps with every phrasing, in one channel."""

    shared: Scores
    message: float
    """Weight of the whole message."""
    phrasing: Scores
    """Weight of each whole phrasing."""

    def dice(self) -> Scores:
        """Dice coefficients, 0–1."""
        dice: Scores = 2 * self.shared / np.maximum(self.message + self.phrasing, 1e-6)
        return dice


class _ChannelIndex:
    """The index in one channel."""

    def __init__(self, texts: Sequence[Sequence[Unit]], owners: Sequence[Hashable], channel: Channel) -> None:
        self._channel = channel
        counted = [tokens(text, channel) for text in texts]
        users: dict[Token, set[Hashable]] = defaultdict(set)
        for bag, owner in zip(counted, owners, strict=True):
            for token in bag:
                users[token].add(owner)
        self._owners = len(set(owners)) or 1
        self._weights = {token: self._weight(token, len(used)) for token, used in users.items()}
        postings: dict[Token, list[tuple[int, int]]] = defaultdict(list)
        for row, bag in enumerate(counted):
            for token, count in bag.items():
                postings[token].append((row, count))
        self._postings = {
            token: (np.array([r for r, _ in rows], np.int32), np.array([c for _, c in rows], np.float32))
            for token, rows in postings.items()
        }
        self._totals = np.array([self.weigh(bag) for bag in counted], np.float32)

    def _weight(self, token: Token, users: int) -> float:
        rarity = log(1 + self._owners / (users + 0.5))
        return rarity * (PAIR if len(token) == 2 else 1.0)

    def weight(self, token: Token) -> float:
        """How much a token distinguishes; a token never seen counts as one that a single owner uses."""
        known = self._weights.get(token)
        return self._weight(token, 1) if known is None else known

    def weigh(self, bag: Tokens) -> float:
        """Weight of all tokens of a bag."""
        return sum(self.weight(token) * count for token, count in bag.items())

    def overlap(self, message: Sequence[Unit]) -> Overlap:
        bag = tokens(message, self._channel)
        shared = np.zeros(len(self._totals), np.float32)
        for token, count in bag.items():
            posting = self._postings.get(token)
            if posting is not None:
                rows, counts = posting
                shared[rows] += self._weights[token] * np.minimum(counts, count)
        return Overlap(shared, self.weigh(bag), self._totals)


class PhraseIndex:
    """Phrasings by what they are made of."""

    def __init__(self, texts: Sequence[Sequence[Unit]], owners: Sequence[Hashable]) -> None:
        """Indexes the phrasings.

        Args:
            texts: the units of each phrasing.
            owners: whose phrasing it is; a token used by few owners distinguishes.
        """
        self._channels = {
            channel: _ChannelIndex(texts, owners, channel) for channel in ("text", "sound", "fold")
        }

    def similarity(self, message: Sequence[Unit]) -> Scores:
        """How alike the message is to each phrasing, 0–1."""
        return self._blend(message, Overlap.dice)

    def weight(self, unit: Unit) -> float:
        """How much one unit distinguishes."""
        return self._channels["text"].weight((unit.text,)) if unit.text else 0.0

    def pair_weight(self, pair: tuple[str, str]) -> float:
        """How much a pair of neighbours distinguishes."""
        return self._channels["text"].weight(pair)

    def _blend(self, message: Sequence[Unit], score: Callable[[Overlap], Scores]) -> Scores:
        written = score(self._channels["text"].overlap(message))
        sound = score(self._channels["sound"].overlap(message))
        fold = score(self._channels["fold"].overlap(message))
        gain = np.maximum(SOUND_GAIN * (sound - written), FOLD_GAIN * (fold - written))
        blended: Scores = written + np.maximum(gain, 0)
        return blended
