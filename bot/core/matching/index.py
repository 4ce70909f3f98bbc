"""An inverted index over phrasings: how alike a message is to each, in the words that distinguish.

Similarity is a Dice coefficient over weighted tokens (single units at weight 1, neighbouring pairs at
`PAIR`), 2·Σ shared / (Σ message + Σ phrasing), each token weighted by how few owners use it (IDF). The same
is done over toneless and over accent-folded sounds; of these only the gain over the written score counts,
so that hearing costs nothing where the writing is right.
"""

from __future__ import annotations

from collections import Counter
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
Numbers = NDArray[np.int32]
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
    """The index in one channel: for every token the phrasings that have it, in three flat arrays."""

    def __init__(self, texts: Sequence[Sequence[Unit]], owners: Sequence[Hashable], channel: Channel) -> None:
        self._channel = channel
        rows: list[int] = []
        found: list[int] = []
        counts: list[int] = []
        self._ids: dict[Token, int] = {}
        owner_ids: dict[Hashable, int] = {}
        row_owner = [owner_ids.setdefault(owner, len(owner_ids)) for owner in owners]
        for row, text in enumerate(texts):
            for token, count in tokens(text, channel).items():
                rows.append(row)
                found.append(self._ids.setdefault(token, len(self._ids)))
                counts.append(count)
        self._owners = len(owner_ids) or 1
        self._lay_out(np.array(rows, np.int32), np.array(found, np.int32), np.array(counts, np.float32))
        users = self._count_users(np.array(row_owner, np.int64))
        pairs = np.array([len(token) == 2 for token in self._ids], bool)
        rarity = np.log(1 + self._owners / (users + 0.5))
        self._weights = np.where(pairs, PAIR * rarity, rarity).astype(np.float32)
        self._totals = np.bincount(
            self._rows, self._weights[self._tokens] * self._counts, minlength=len(texts)
        ).astype(np.float32)

    def _lay_out(self, rows: Numbers, found: Numbers, counts: Scores) -> None:
        order = np.argsort(found, kind="stable")
        self._rows, self._tokens, self._counts = rows[order], found[order], counts[order]
        self._starts = np.searchsorted(self._tokens, np.arange(len(self._ids) + 1))

    def _count_users(self, row_owner: NDArray[np.int64]) -> NDArray[np.float64]:
        """How many owners use each token."""
        if not len(self._rows):
            return np.zeros(0)
        used = np.unique(self._tokens.astype(np.int64) * self._owners + row_owner[self._rows])
        return np.bincount(used // self._owners, minlength=len(self._ids)).astype(np.float64)

    def weight(self, token: Token) -> float:
        """How much a token distinguishes; a token never seen counts as one that a single owner uses."""
        known = self._ids.get(token)
        if known is not None:
            return float(self._weights[known])
        return log(1 + self._owners / 1.5) * (PAIR if len(token) == 2 else 1.0)

    def weigh(self, bag: Tokens) -> float:
        """Weight of all tokens of a bag."""
        return sum(self.weight(token) * count for token, count in bag.items())

    def overlap(self, message: Sequence[Unit]) -> Overlap:
        bag = tokens(message, self._channel)
        shared = np.zeros(len(self._totals), np.float32)
        for token, count in bag.items():
            known = self._ids.get(token)
            if known is not None:
                span = slice(self._starts[known], self._starts[known + 1])
                shared[self._rows[span]] += self._weights[known] * np.minimum(self._counts[span], count)
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
