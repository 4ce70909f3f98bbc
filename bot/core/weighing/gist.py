"""What a message is about as a whole, by a small linear network over its n-grams.

Likeness asks whether the same is said in the same words; this asks which words are said of which part, in any
phrasing of it. The network is fastText's (Joulin et al. 2016): the vectors of the n-grams are added up, and a
softmax over all parts follows. It is one column of the evidence; `bot.core.learning.gist` trains it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.reading.names import Mention
    from bot.core.reading.reader import Reading
    from bot.core.text.units import Unit

Numbers = NDArray[np.int64]
Values = NDArray[np.float32]

UNLIKELY = 10.0
"""Minus the log of a chance (1 in 22,000) that is as good as none."""
LOOKED_AT = 3
"""Parts that are weighed because of their gist alone, however unlike their phrasings are."""
LIKELY = 0.7
"""On the same scale as `GistOfParts.of`: 1 in 20."""


def grams(units: Sequence[Unit], mentions: Sequence[Mention]) -> Iterator[str]:
    """What a text is taken for: one, two and three units in a row, two sounds, and the topics it names."""
    written = [unit.text or f"~{unit.sound}" for unit in units]
    yield from written
    yield from (a + b for a, b in pairwise(written))
    yield from (a + b + c for a, b, c in zip(written, written[1:], written[2:], strict=False))
    yield from (f"#{a.sound} {b.sound}" for a, b in pairwise(units))
    yield from (f"@{topic}" for mention in mentions for topic in mention.topics)


def weigh(counts: Numbers, rarity: Values) -> Values:
    """Weights of n-grams in one text: dampened count × rarity, of Euclidean length 1."""
    weights = (1 + np.log(counts)).astype(np.float32) * rarity
    return np.asarray(weights / (np.sqrt((weights**2).sum()) + 1e-9), np.float32)


def _nothing(*shape: int) -> Values:
    return np.zeros(shape, np.float32)


@dataclass(frozen=True)
class Gist:
    """A trained network; without n-grams it knows nothing, and is false."""

    grams: tuple[str, ...] = ()
    rarity: Values = field(default_factory=lambda: _nothing(0))
    """How much each n-gram distinguishes: 1 + log of texts over texts that have it."""
    vectors: NDArray[np.int8] = field(default_factory=lambda: np.zeros((0, 0), np.int8))
    """A row for each n-gram, in steps of its own."""
    steps: Values = field(default_factory=lambda: _nothing(0))
    """What 1 stands for in each row."""
    outward: Values = field(default_factory=lambda: _nothing(1, 0))
    """A column for each part; the last row is what speaks for it before anything is said."""
    parts: tuple[str, ...] = ()
    """The parts, as `topic/part`, in the order of the columns."""

    def __bool__(self) -> bool:
        """Whether it knows anything."""
        return bool(self.grams)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {gram: place for place, gram in enumerate(self.grams)}

    def scores(self, units: Sequence[Unit], mentions: Sequence[Mention]) -> Values:
        """What speaks for each part, in the order of `parts`, as logarithms of odds within one message."""
        said = (self._places.get(gram) for gram in grams(units, mentions))
        known = [place for place in said if place is not None]
        if not known:
            return np.asarray(self.outward[-1], np.float32)
        places, counts = np.unique(known, return_counts=True)
        weights = weigh(counts, self.rarity[places]) * self.steps[places]
        return np.asarray((weights @ self.vectors[places]) @ self.outward[:-1] + self.outward[-1], np.float32)


NO_GIST = Gist()


class GistOfParts:
    """A network over the parts of one knowledge base, whether or not it has met them all."""

    def __init__(self, gist: Gist, parts: Sequence[AnswerablePart]) -> None:
        self._gist = gist
        columns = {part: column for column, part in enumerate(gist.parts)}
        self._columns = np.array([columns.get(str(part.ref), -1) for part in parts], np.int64)

    def of(self, reading: Reading, without: Collection[int] = ()) -> Values:
        """How likely a message is about each part as a whole, 0–1, on a logarithmic scale; by their places.

        One that the network has not met has the chance that each would have if nothing were known.

        Args:
            reading: the message.
            without: places of parts that are not looked at.
        """
        if not self._gist:
            return np.zeros(len(self._columns), np.float32)
        scores = self._gist.scores(reading.units, reading.mentions)
        scores = scores - scores.max()
        odds = np.exp(scores)
        left = self._columns[[place for place in without if self._columns[place] >= 0]]
        chances = scores - np.log(max(odds.sum() - odds[left].sum(), 1e-9))
        known = np.where(self._columns >= 0, chances[self._columns], -np.log(len(self._gist.parts)))
        return np.asarray(np.clip(1 + known / UNLIKELY, 0, 1), np.float32)


def likeliest(gist: Values) -> list[int]:
    """Places of the parts that a message is likely to be about as a whole; few, best first."""
    return [place for place in np.argsort(-gist, kind="stable")[:LOOKED_AT].tolist() if gist[place] >= LIKELY]
