"""What a message has in common with phrasings, as they are written or as they sound.

A token weighs the more, the fewer owners use it and the oftener it survives from one phrasing of an owner to
another: what people leave out when they say the same in other words distinguishes little.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.likeness.counting import counted, placed
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
        self._tokens = found.astype(np.int32)
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
        keys, times = np.unique(np.concatenate((singles, pairs)), return_counts=True)
        weight = strange + float(self.weigh(keys) @ times)
        places = np.minimum(np.searchsorted(self.known, keys), max(len(self.known) - 1, 0))
        seen = self.known[places] == keys if len(self.known) else np.zeros(len(keys), bool)
        return Said(keys, places[seen], times[seen].astype(np.float32), weight)

    def overlap(self, said: Said, rows: Numbers | None = None) -> Overlap:
        """How a message overlaps with these phrasings, or with every one."""
        if rows is None:
            rows = np.arange(len(self.totals))
        found, sizes = spans(self._starts, rows)
        tokens = self._tokens[found]
        once = np.zeros(len(self.known), np.float32)
        once[said.tokens] = self.weights[said.tokens]
        common = once[tokens]
        if said.times.size and said.times.max() > 1:
            times = np.zeros(len(self.known), np.uint8)
            times[said.tokens] = np.minimum(said.times, _OFTEN)
            common *= np.minimum(self._counts[found], times[tokens])
        shared = np.bincount(np.repeat(np.arange(len(sizes)), sizes), common, len(sizes)).astype(np.float32)
        return Overlap(shared, said.weight, self.totals[rows])

    def weigh(self, keys: Numbers) -> Scores:
        """The weights of tokens given by number; one that no phrasing has counts as a single owner's."""
        if not len(self.known):
            return np.zeros(len(keys), np.float32)
        places = np.minimum(np.searchsorted(self.known, keys), len(self.known) - 1)
        pairs = self.numbering.is_pair(keys)
        strange = np.where(pairs, self._weighing.pair * self.unknown, self.unknown)
        return np.where(self.known[places] == keys, self.weights[places], strange).astype(np.float32)

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


class Postings:
    """For every token the phrasings that have it: finds in a moment which ones may be like a message."""

    MOST = 60_000
    """Postings that are read for one message; the commonest tokens are left out beyond that."""

    def __init__(self, tokens: NDArray[np.int32], starts: Numbers, known: int, totals: Scores) -> None:
        """Turns the index round.

        Args:
            tokens: of every phrasing, one after the other.
            starts: where each phrasing's begin, and the end.
            known: how many tokens there are.
            totals: weight of each whole phrasing.
        """
        order = np.argsort(tokens, kind="stable")
        rows = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
        self._rows = rows[order]
        self._starts = np.searchsorted(tokens[order], np.arange(known + 1))
        self._totals = totals

    def near(self, said: Said, weights: Scores, most: int) -> Numbers:
        """The phrasings likest to a message by weighted Dice, in no order; not more than so many."""
        tokens = said.tokens[np.argsort(-weights[said.tokens], kind="stable")]
        sizes = self._starts[tokens + 1] - self._starts[tokens]
        tokens = tokens[: max(int(np.searchsorted(np.cumsum(sizes), self.MOST)), 1)]
        found, sizes = spans(self._starts, tokens)
        shared = np.bincount(self._rows[found], np.repeat(weights[tokens], sizes), len(self._totals))
        scores = (shared / (self._totals + said.weight + 1e-6)).astype(np.float32)
        # The score of the last one first: numpy finds it several times sooner than the places of all.
        least = float(np.partition(scores, -most)[-most]) if most < len(scores) else 0.0
        near: Numbers = np.flatnonzero(scores >= least if least else scores)
        return near[np.argsort(-scores[near], kind="stable")[:most]] if len(near) > most else near


def spans(starts: Numbers, chosen: Numbers) -> tuple[Numbers, Numbers]:
    """Places of everything that belongs to the chosen ones, one after the other; and how many to each."""
    sizes = starts[chosen + 1] - starts[chosen]
    before = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) + np.repeat(starts[chosen] - before, sizes), sizes
