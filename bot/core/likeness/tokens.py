"""Texts as numbered tokens: single units, and pairs of neighbours."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from bot.core.text.units import Unit

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]
Channel = Literal["text", "sound", "fold"]
"""What of a unit is compared."""
_PRIVATE = 0x10000
"""Code points from here on stand for units where texts are compared character by character."""


class Sequences:
    """Many texts as one long row of numbers, each of which stands for a unit."""

    def __init__(self, texts: Sequence[Sequence[Unit]], others: Sequence[Sequence[Unit]] = ()) -> None:
        """Numbers the units.

        Args:
            texts: the units of each text.
            others: texts that are not kept, but whose units have numbers, too.
        """
        numbers: dict[Unit, int] = {}
        self.letters = _numbered(list(chain.from_iterable(texts)), numbers)
        for unit in chain.from_iterable(others):
            numbers.setdefault(unit, len(numbers))
        self.alphabet = tuple(numbers)
        self.lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(self.lengths)))


def _numbered(units: Sequence[Unit], numbers: dict[Unit, int]) -> Numbers:
    """The number of each unit; those that have none yet get the next ones, as they come."""
    # A character is one object wherever it stands: of half a million, few are looked at as what they are.
    objects, places, which = np.unique(
        np.fromiter(map(id, units), np.int64, len(units)), return_index=True, return_inverse=True
    )
    found = np.zeros(len(objects), np.int64)
    for place in np.argsort(places).tolist():
        found[place] = numbers.setdefault(units[places[place]], len(numbers))
    return found[which]


class Numbering:
    """Numbers for what units are in one channel, and for pairs: `first · base + second`."""

    def __init__(self, sequences: Sequences, channel: Channel) -> None:
        self.channel = channel
        self._piece = attrgetter(channel)
        pieces = list(map(self._piece, sequences.alphabet))
        self._numbers = {piece: number for number, piece in enumerate(dict.fromkeys(pieces), 1) if piece}
        self._base = len(pieces) + 1
        table = np.array([self._numbers.get(piece, 0) for piece in pieces] or [0], np.int64)
        singles = table[sequences.letters]
        self._spelled = _characters(singles)
        self._singles = singles.astype(np.int32)
        self._starts = sequences.starts

    def keys(self) -> tuple[Numbers, Numbers]:
        """All tokens of the texts, and for each the place of the text that it stands in."""
        return self._tokens(self._singles.astype(np.int64), np.diff(self._starts))

    def keys_of(self, texts: Sequence[Sequence[Unit]]) -> tuple[Numbers, Numbers]:
        """The known tokens of other texts, and the place of the text that each stands in."""
        singles = np.fromiter((max(number, 0) for text in texts for number in self.numbers(text)), np.int64)
        return self._tokens(singles, np.fromiter(map(len, texts), np.int64, len(texts)))

    def numbers(self, text: Sequence[Unit]) -> list[int]:
        """A number for each unit: 0 for one that is nothing in this channel, -1 for one never seen."""
        number = self._numbers.get
        return [number(piece, -1) if piece else 0 for piece in map(self._piece, text)]

    def pair(self, first: int, second: int) -> int:
        """The number of a pair of numbered units."""
        return first * self._base + second

    def is_pair(self, keys: Numbers) -> NDArray[np.bool_]:
        """Which of these numbers are pairs'."""
        return keys >= self._base

    def spell(self, message: Sequence[Unit]) -> str:
        """A message with one character for each unit, to compare character by character."""
        return "".join([chr(_PRIVATE + max(number, 0)) for number in self.numbers(message)])

    def spelled(self, row: int) -> str:
        """A text in the same characters."""
        return self._spelled[self._starts[row] : self._starts[row + 1]]

    def tokens(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """The numbered units of a text and its numbered pairs, in order."""
        inside = (numbers[1:] > 0) & (numbers[:-1] > 0)
        return numbers[numbers > 0], numbers[:-1][inside] * self._base + numbers[1:][inside]

    def _tokens(self, singles: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
        rows = np.repeat(np.arange(len(lengths)), lengths)
        inside = (rows[1:] == rows[:-1]) & (singles[1:] > 0) & (singles[:-1] > 0)
        pairs = singles[:-1][inside] * self._base + singles[1:][inside]
        said = singles > 0
        return np.concatenate((singles[said], pairs)), np.concatenate((rows[said], rows[:-1][inside]))


def _characters(numbers: Numbers) -> str:
    return (numbers + _PRIVATE).astype("<u4").tobytes().decode("utf-32-le")


def number_owners(owners: Sequence[Hashable]) -> Numbers:
    """Owners as numbers from 0, in the order in which they come."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(owner, len(numbers)) for owner in owners], np.int64)
