"""What a message has in common with phrasings, as they are written or as they sound.

A token weighs the more, the fewer owners use it and the oftener it survives from one phrasing of an owner to
another: what people leave out when they say the same in other words distinguishes little.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.likeness.counting import counted, placed
from bot.core.likeness.postings import Postings
from bot.core.likeness.spans import spans, sums
from bot.core.likeness.tokens import Channel, Numbering, Numbers, Scores, Sequences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.core.text.units import Unit

SURVIVAL_PRIOR = 4
"""Pairs of phrasings that a token must have been seen in to count half by its own survival."""
_OFTEN = 255
"""A phrasing does not say a token oftener than that."""


class Weighing(NamedTuple):
    """What makes a token weigh."""

    pair: float
    """Weight of a pair of neighbours against a single unit."""
    survival: float
    """Power of a token's survival in its weight; 0 leaves IDF alone."""


BY_RARITY = Weighing(pair=0.3, survival=0.0)
BY_SURVIVAL = Weighing(pair=0.15, survival=0.3)
"""For owners with several phrasings each, of which what survives can be learned."""


class Said(NamedTuple):
    """A message in one channel."""

    keys: Numbers
    """The numbers of its tokens, also of pairs that no phrasing has."""
    weights: Scores
    """How much each of these distinguishes."""
    tokens: Numbers
    """Places of its known tokens among all."""
    times: Scores
    """How often each is said."""
    weight: float
    """Weight of the whole message, with what is unknown."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How a message overlaps with phrasings."""

    shared: Scores
    message: float
    """Weight of the whole message."""
    phrasing: Scores
    """Weight of each whole phrasing."""

    def only(self, places: Sequence[int] | Numbers) -> Overlap:
        """With those of the phrasings that have these places among them."""
        return Overlap(self.shared[places], self.message, self.phrasing[places])

    def dice(self) -> Scores:
        """Dice coefficients, 0–1."""
        dice: Scores = 2 * self.shared / np.maximum(self.message + self.phrasing, 1e-6)
        return dice


class ChannelIndex:
    """For every phrasing its tokens in one channel, in flat arrays, and their weights."""

    def __init__(
        self, sequences: Sequences, owners: Numbers, channel: Channel, weighing: Weighing = BY_RARITY
    ) -> None:
        """Indexes the phrasings.

        Args:
            sequences: the phrasings.
            owners: the number of each phrasing's owner, from 0.
            channel: what of a unit is compared.
            weighing: what makes a token weigh.
        """
        self.numbering = Numbering(sequences, channel)
        self._weighing = weighing
        keys, rows = self.numbering.keys()
        self.known, tokens = placed(keys)
        # A hundred thousand phrasings have millions of tokens: no array of them is kept longer than needed.
        del keys
        rows *= max(len(self.known), 1)
        rows += tokens
        del tokens
        found, counts = counted(rows)
        del rows
        rows = found // max(len(self.known), 1)
        found -= rows * max(len(self.known), 1)
        self._tokens = found.astype(np.min_scalar_type(len(self.known)))
        del found
        rows = rows.astype(np.int32)
        self._starts = np.searchsorted(rows, np.arange(len(owners) + 1))
        self._counts = np.minimum(counts, _OFTEN).astype(np.uint8)
        self._owners = int(owners.max()) + 1 if owners.size else 1
        self.weights = self._weigh(owners, rows)
        weighed = self.weights[self._tokens] * self._counts
        self.totals = np.bincount(rows, weighed, minlength=len(owners)).astype(np.float32)

    def _weigh(self, owners: Numbers, rows: Numbers) -> Scores:
        """Weight of every token: by how few owners use it and how often it survives."""
        if not len(self.known):
            return np.zeros(0, np.float32)
        used = self._tokens.astype(np.int64)
        used *= self._owners
        used += owners[rows]
        used, times = counted(used)
        token, owner = used // self._owners, used % self._owners
        users = np.bincount(token, minlength=len(self.known))
        others = np.bincount(owners, minlength=self._owners)[owner] - 1
        seen = np.bincount(token, times * others, minlength=len(self.known))
        survived = np.bincount(token, times * (times - 1), minlength=len(self.known))
        pairs = self.numbering.is_pair(self.known)
        rarity = np.log(1 + self._owners / (users + 0.5))
        weights = np.where(pairs, self._weighing.pair * rarity, rarity)
        for kind in (pairs, ~pairs):
            if seen[kind].sum():
                usual = max(survived[kind].sum() / seen[kind].sum(), 1e-3)
                share = (survived + SURVIVAL_PRIOR * usual) / (seen + SURVIVAL_PRIOR) / usual
                weights[kind] *= np.clip(share[kind], 0.1, 5.0) ** self._weighing.survival
        return weights.astype(np.float32)

    def tokens(self) -> tuple[Numbers, Numbers]:
        """The places of all tokens that the phrasings have, and the phrasing of each; none twice."""
        return self._tokens.astype(np.int64), np.repeat(np.arange(len(self.totals)), np.diff(self._starts))

    def postings(self) -> Postings:
        """For every token the phrasings that have it."""
        return Postings(self._tokens, self._starts, len(self.known), self.totals)

    def said(self, message: Sequence[Unit]) -> Said:
        """A message's tokens as this index knows them."""
        numbers = np.array(self.numbering.numbers(message), np.int64)
        singles, pairs = self.numbering.tokens(numbers)
        strange = np.count_nonzero(numbers < 0) * self.unknown
        both = np.count_nonzero((numbers[1:] != 0) & (numbers[:-1] != 0))
        strange += (both - len(pairs)) * self._weighing.pair * self.unknown
        often = sorted(Counter(chain(singles.tolist(), pairs.tolist())).items())
        keys, times = np.array(often, np.int64).reshape(-1, 2).T
        places, seen = self._find(keys)
        weights = self._weights_at(keys, places, seen)
        weight = strange + float(weights @ times)
        return Said(keys, weights, places[seen], times[seen].astype(np.float32), weight)

    def overlap(self, said: Said, rows: Numbers | range | None = None) -> Overlap:
        """How a message overlaps with these phrasings, or with every one; soonest with a range of them."""
        rows = range(len(self.totals)) if rows is None else rows
        found, sizes = self._belonging(rows)
        tokens = self._tokens[found]
        once = np.zeros(len(self.known), np.float32)
        once[said.tokens] = self.weights[said.tokens]
        common = once.take(tokens)
        often = said.times > 1
        counts = self._counts[found if often.any() else slice(0)]
        for token, times in zip(said.tokens[often].tolist(), said.times[often].tolist(), strict=True):
            here = np.flatnonzero(tokens == token)
            common[here] *= np.minimum(counts[here], times)
        totals = self.totals[slice(rows.start, rows.stop) if isinstance(rows, range) else rows]
        return Overlap(sums(common, sizes), said.weight, totals)

    def _belonging(self, rows: Numbers | range) -> tuple[Numbers | slice, Numbers]:
        """Where the tokens of phrasings are, and how many to each."""
        if not isinstance(rows, range):
            return spans(self._starts, rows)
        starts = self._starts[rows.start : rows.stop + 1]
        return slice(int(starts[0]), int(starts[-1])), np.diff(starts)

    def weigh(self, keys: Numbers) -> Scores:
        """The weights of tokens given by number; one that no phrasing has counts as a single owner's."""
        return self._weights_at(keys, *self._find(keys))

    def _find(self, keys: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Where tokens given by number stand among the known ones, and which of them do."""
        if not len(self.known):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), bool)
        places = np.minimum(np.searchsorted(self.known, keys), len(self.known) - 1)
        return places, self.known[places] == keys

    def _weights_at(self, keys: Numbers, places: Numbers, seen: NDArray[np.bool_]) -> Scores:
        if not len(self.known):
            return np.zeros(len(keys), np.float32)
        pairs = self.numbering.is_pair(keys)
        strange = np.where(pairs, self._weighing.pair * self.unknown, self.unknown)
        return np.where(seen, self.weights[places], strange).astype(np.float32)

    @property
    def unknown(self) -> float:
        """Weight of a unit never seen: as one that a single owner uses."""
        return log(1 + self._owners / 1.5)

    def weights_of(self, text: Sequence[Unit]) -> list[float]:
        """How much each unit of a text distinguishes; one that is nothing in this channel does not."""
        numbers = self.numbering.numbers(text)
        weights = self.weigh(np.array(numbers, np.int64)).tolist() if numbers else []
        return [
            weight if number > 0 else self.unknown * (number < 0)
            for number, weight in zip(numbers, weights, strict=True)
        ]

    def pair_weights_of(self, text: Sequence[Unit]) -> list[float]:
        """How much each pair of neighbours in a text distinguishes; 0 where one of them is nothing."""
        numbers = self.numbering.numbers(text)
        pair = self.numbering.pair
        both = [pair(a, b) if a > 0 and b > 0 else -1 for a, b in pairwise(numbers)]
        weights = self.weigh(np.array(both, np.int64)).tolist() if both else []
        strange = self._weighing.pair * self.unknown
        return [
            weight if key > 0 else strange * bool(a and b)
            for (a, b), key, weight in zip(pairwise(numbers), both, weights, strict=True)
        ]
