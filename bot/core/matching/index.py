"""An inverted index over phrasings: how alike a message is to each, in the words that distinguish.

Similarity is a Dice coefficient over weighted tokens (single units at weight 1, neighbouring pairs at
`Weighing.pair`), 2·Σ shared / (Σ message + Σ phrasing). A token weighs the more, the fewer owners use it and
the oftener it survives from one phrasing of an owner to another: what people leave out when they say the
same in other words distinguishes little. The same is done over toneless and over accent-folded sounds; of
these only the gain over the written score counts, so that hearing costs nothing where the writing is right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from bot.core.text.units import Unit

SOUND_GAIN = 0.9
FOLD_GAIN = 0.8
"""Share of the gain over the written score that a same sound, and a same folded sound, may add."""
SURVIVAL_PRIOR = 4
"""Pairs of phrasings that a token must have been seen in to count half by its own survival."""
_PRIVATE = 0x10000
"""Code points from here on stand for units where texts are compared character by character."""

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]
Token = tuple[str, ...]
Channel = Literal["text", "sound", "fold"]
CHANNELS: tuple[Channel, ...] = ("text", "sound", "fold")


class Weighing(NamedTuple):
    """What makes a token weigh."""

    pair: float
    """Weight of a pair of neighbours against a single unit."""
    survival: float
    """Power of a token's survival in its weight; 0 leaves IDF alone."""


BY_RARITY = Weighing(pair=0.3, survival=0.0)
BY_SURVIVAL = Weighing(pair=0.15, survival=0.3)
"""For owners with several phrasings each, of which what survives can be learned."""


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


class ChannelIndex:
    """The index in one channel: for every token the phrasings that have it, in three flat arrays.

    A token is a number: a single unit's own, or `first · base + second` of a pair.
    """

    def __init__(
        self,
        texts: Sequence[Sequence[Unit]],
        owners: Numbers,
        channel: Channel,
        others: Sequence[Sequence[Unit]] = (),
        weighing: Weighing = BY_RARITY,
    ) -> None:
        """Indexes the phrasings.

        Args:
            texts: the units of each phrasing.
            owners: the number of each phrasing's owner, from 0.
            channel: what of a unit is compared.
            others: texts that are not indexed, but whose units have numbers, too.
            weighing: what makes a token weigh.
        """
        self.channel = channel
        self._weighing = weighing
        pieces = [getattr(unit, channel) for unit in chain.from_iterable((*texts, *others))]
        self._numbers = {piece: number for number, piece in enumerate(dict.fromkeys(pieces), 1) if piece}
        self._base = len(pieces) + 1
        self._lay_out(*self.keys(texts), max(len(texts), 1))
        self._owners = int(owners.max()) + 1 if owners.size else 1
        self.weights = self._weigh(owners)
        self.totals = np.bincount(
            self._rows, self.weights[self._tokens] * self._counts, minlength=len(texts)
        ).astype(np.float32)

    def keys(self, texts: Sequence[Sequence[Unit]]) -> tuple[Numbers, Numbers]:
        """All tokens of these texts as numbers, and the place of the text that each stands in."""
        numbers, channel = self._numbers, self.channel
        singles = np.fromiter(
            (numbers.get(getattr(unit, channel), 0) for unit in chain.from_iterable(texts)), np.int64
        )
        rows = np.repeat(np.arange(len(texts)), np.fromiter(map(len, texts), np.int64, len(texts)))
        inside = (rows[1:] == rows[:-1]) & (singles[1:] > 0) & (singles[:-1] > 0)
        pairs = singles[:-1][inside] * self._base + singles[1:][inside]
        said = singles > 0
        return np.concatenate((singles[said], pairs)), np.concatenate((rows[said], rows[:-1][inside]))

    def spell(self, message: Sequence[Unit]) -> str:
        """A message in this channel with one character for each unit, to compare character by character."""
        numbers = self._numbers
        return "".join([chr(_PRIVATE + numbers.get(getattr(unit, self.channel), 0)) for unit in message])

    def _lay_out(self, keys: Numbers, places: Numbers, size: int) -> None:
        self.known, tokens = np.unique(keys, return_inverse=True)
        found, counts = np.unique(tokens * size + places, return_counts=True)
        self._tokens, self._rows = (found // size).astype(np.int32), (found % size).astype(np.int32)
        self._counts = counts.astype(np.float32)
        self._starts = np.searchsorted(self._tokens, np.arange(len(self.known) + 1))

    def _weigh(self, owners: Numbers) -> Scores:
        """Weight of every token: by how few owners use it and how often it survives."""
        if not len(self.known):
            return np.zeros(0, np.float32)
        used, times = np.unique(
            self._tokens.astype(np.int64) * self._owners + owners[self._rows], return_counts=True
        )
        token, owner = used // self._owners, used % self._owners
        users = np.bincount(token, minlength=len(self.known))
        others = np.bincount(owners, minlength=self._owners)[owner] - 1
        seen = np.bincount(token, times * others, minlength=len(self.known))
        survived = np.bincount(token, times * (times - 1), minlength=len(self.known))
        pairs = self.known >= self._base
        rarity = np.log(1 + self._owners / (users + 0.5))
        weights = np.where(pairs, self._weighing.pair * rarity, rarity)
        for kind in (pairs, ~pairs):
            if seen[kind].sum():
                usual = max(survived[kind].sum() / seen[kind].sum(), 1e-3)
                share = (survived + SURVIVAL_PRIOR * usual) / (seen + SURVIVAL_PRIOR) / usual
                weights[kind] *= np.clip(share[kind], 0.1, 5.0) ** self._weighing.survival
        return weights.astype(np.float32)

    def tokens(self, message: Sequence[Unit]) -> tuple[Numbers, NDArray[np.float32], float]:
        """A message's known tokens by place, how often each is said, and the weight of the unknown ones."""
        pieces = [getattr(unit, self.channel) for unit in message]
        bag: Counter[int] = Counter()
        strange = 0.0
        numbers = [self._numbers.get(piece, -1) if piece else 0 for piece in pieces]
        for number in numbers:
            if number > 0:
                bag[number] += 1
            elif number < 0:
                strange += self.unknown
        for first, second in pairwise(numbers):
            if first > 0 and second > 0:
                bag[first * self._base + second] += 1
            elif first and second:
                strange += self._weighing.pair * self.unknown
        if not bag or not len(self.known):
            return np.zeros(0, np.int64), np.zeros(0, np.float32), strange
        keys = np.fromiter(bag, np.int64, len(bag))
        times = np.fromiter(bag.values(), np.float32, len(bag))
        places = np.minimum(np.searchsorted(self.known, keys), len(self.known) - 1)
        seen = self.known[places] == keys
        strange += (
            self._weighing.pair * self.unknown * float(times[~seen].sum())
        )  # only pairs can be numbered and strange
        return places[seen], times[seen], strange

    def weigh(self, keys: Numbers) -> Scores:
        """The weights of tokens given by number; one that no phrasing has counts as a single owner's."""
        if not len(self.known):
            return np.zeros(len(keys), np.float32)
        places = np.minimum(np.searchsorted(self.known, keys), len(self.known) - 1)
        strange = np.where(keys >= self._base, self._weighing.pair * self.unknown, self.unknown)
        return np.where(self.known[places] == keys, self.weights[places], strange).astype(np.float32)

    def overlap_weight(self, message: Sequence[Unit]) -> float:
        """Weight of a whole message."""
        places, times, strange = self.tokens(message)
        return strange + float(self.weights[places] @ times)

    @property
    def unknown(self) -> float:
        """Weight of a unit never seen: as one that a single owner uses."""
        return log(1 + self._owners / 1.5)

    def weight(self, token: Token) -> float:
        """How much a token distinguishes; a token never seen counts as one that a single owner uses."""
        numbers = [self._numbers.get(piece, 0) for piece in token]
        key = numbers[0] if len(numbers) == 1 else numbers[0] * self._base + numbers[1]
        place = int(np.searchsorted(self.known, key))
        if all(numbers) and place < len(self.known) and self.known[place] == key:
            return float(self.weights[place])
        return self.unknown * (self._weighing.pair if len(token) == 2 else 1.0)

    def overlap(self, message: Sequence[Unit]) -> Overlap:
        """How a message overlaps with every phrasing."""
        places, times, strange = self.tokens(message)
        sizes = self._starts[places + 1] - self._starts[places]
        before = np.cumsum(sizes) - sizes
        found = np.arange(int(sizes.sum())) + np.repeat(self._starts[places] - before, sizes)
        common = np.minimum(self._counts[found], np.repeat(times, sizes))
        weights = self.weights[places]
        shared = np.bincount(self._rows[found], common * np.repeat(weights, sizes), len(self.totals))
        return Overlap(shared.astype(np.float32), strange + float(weights @ times), self.totals)


def number_owners(owners: Sequence[Hashable]) -> Numbers:
    """Owners as numbers from 0, in the order in which they come."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(owner, len(numbers)) for owner in owners], np.int64)


@dataclass(frozen=True, slots=True)
class Overlaps:
    """How a message overlaps with every phrasing, in every channel."""

    written: Overlap
    sound: Overlap
    fold: Overlap

    def similarity(self) -> Scores:
        """How alike the message is to each phrasing, 0–1."""
        written, sound, fold = self.written.dice(), self.sound.dice(), self.fold.dice()
        gain = np.maximum(SOUND_GAIN * (sound - written), FOLD_GAIN * (fold - written))
        blended: Scores = written + np.maximum(gain, 0)
        return blended

    def clearest(self, row: int) -> tuple[float, float]:
        """In the channel in which a phrasing is likest: the shares of the message and of it in common."""
        heard = ((self.written, 1.0), (self.sound, SOUND_GAIN), (self.fold, FOLD_GAIN))
        best, _ = max(heard, key=lambda pair: pair[1] * _dice(pair[0], row))
        shared = float(best.shared[row])
        return shared / max(best.message, 1e-6), shared / max(float(best.phrasing[row]), 1e-6)


def _dice(overlap: Overlap, row: int) -> float:
    return 2 * float(overlap.shared[row]) / max(overlap.message + float(overlap.phrasing[row]), 1e-6)


class PhraseIndex:
    """Phrasings by what they are made of."""

    def __init__(
        self,
        texts: Sequence[Sequence[Unit]],
        owners: Sequence[Hashable],
        others: Sequence[Sequence[Unit]] = (),
        weighing: Weighing = BY_RARITY,
    ) -> None:
        """Indexes the phrasings.

        Args:
            texts: the units of each phrasing.
            owners: whose phrasing it is; a token used by few owners distinguishes.
            others: texts that are not indexed, but whose units have numbers, too.
            weighing: what makes a token weigh.
        """
        self.owners = number_owners(owners)
        self.channels = {
            channel: ChannelIndex(texts, self.owners, channel, others, weighing) for channel in CHANNELS
        }

    def overlaps(self, message: Sequence[Unit]) -> Overlaps:
        """How the message overlaps with each phrasing."""
        written, sound, fold = (self.channels[channel].overlap(message) for channel in CHANNELS)
        return Overlaps(written, sound, fold)

    def similarity(self, message: Sequence[Unit]) -> Scores:
        """How alike the message is to each phrasing, 0–1."""
        return self.overlaps(message).similarity()

    def weight(self, unit: Unit) -> float:
        """How much one unit distinguishes."""
        return self.channels["text"].weight((unit.text,)) if unit.text else 0.0

    def pair_weight(self, pair: tuple[str, str]) -> float:
        """How much a pair of neighbours distinguishes."""
        return self.channels["text"].weight(pair)
