"""An index over phrasings: how alike a message is to each, in the words that distinguish.

Similarity is a Dice coefficient over weighted tokens (single units at weight 1, neighbouring pairs at
`Weighing.pair`), 2·Σ shared / (Σ message + Σ phrasing). The same is done over toneless and over accent-folded
sounds; of these only the gain over the written score counts, so that hearing costs nothing where the writing
is right. What sounds alike includes what is written alike: so the accent-folded sounds say which phrasings
are worth a closer look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.likeness.channels import BY_RARITY, ChannelIndex, Overlap, Said, Weighing
from bot.core.likeness.tokens import Numbers, Scores, Sequences, number_owners

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from bot.core.text.units import Unit

SOUND_GAIN = 0.9
FOLD_GAIN = 0.8
"""Share of the gain over the written score that a same sound, and a same folded sound, may add."""
HEARD = 64
"""Messages, and clauses of them, of which an index remembers what it knows."""


class Heard(NamedTuple):
    """A message in every channel."""

    written: Said
    sound: Said
    fold: Said


@dataclass(frozen=True, slots=True)
class Overlaps:
    """How a message overlaps with phrasings, in every channel."""

    written: Overlap
    sound: Overlap
    fold: Overlap

    def similarity(self) -> Scores:
        """How alike the message is to each phrasing, 0–1."""
        written, sound, fold = self.written.dice(), self.sound.dice(), self.fold.dice()
        gain = np.maximum(SOUND_GAIN * (sound - written), FOLD_GAIN * (fold - written))
        blended: Scores = written + np.maximum(gain, 0)
        return blended

    def only(self, places: Sequence[int] | Numbers) -> Overlaps:
        """With those of the phrasings that have these places among them."""
        return Overlaps(self.written.only(places), self.sound.only(places), self.fold.only(places))

    def clearest(self) -> tuple[Scores, Scores]:
        """In the channel in which each phrasing is likest: the shares of the message and of it in common."""
        heard = ((self.written, 1.0), (self.sound, SOUND_GAIN), (self.fold, FOLD_GAIN))
        best = np.argmax([gain * overlap.dice() for overlap, gain in heard], axis=0)[None]
        shared = np.take_along_axis(np.stack([overlap.shared for overlap, _ in heard]), best, 0)[0]
        phrasing = np.take_along_axis(np.stack([overlap.phrasing for overlap, _ in heard]), best, 0)[0]
        message = np.array([overlap.message for overlap, _ in heard], np.float32)[best[0]]
        return shared / np.maximum(message, 1e-6), shared / np.maximum(phrasing, 1e-6)


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
        sequences = Sequences(texts, others)
        self.lengths = sequences.lengths
        self.written, self.sound, self.fold = (
            ChannelIndex(sequences, self.owners, "text", weighing),
            ChannelIndex(sequences, self.owners, "sound", weighing),
            ChannelIndex(sequences, self.owners, "fold", weighing),
        )
        self._postings = self.fold.postings()
        self._heard: dict[tuple[Unit, ...], Heard] = {}

    def hear(self, message: tuple[Unit, ...]) -> Heard:
        """A message as this index knows it; remembered, for it is asked once for every topic."""
        heard = self._heard.get(message)
        if heard is None:
            if len(self._heard) >= HEARD:
                self._heard.clear()
            heard = Heard(self.written.said(message), self.sound.said(message), self.fold.said(message))
            self._heard[message] = heard
        return heard

    def near(self, heard: Heard, most: int) -> Numbers:
        """Places of the phrasings that a message may be like, at most so many, in no order."""
        return self._postings.near(heard.fold.tokens, heard.fold.weight, self.fold.weights, most)

    def overlaps(self, heard: Heard, rows: Numbers | range | None = None) -> Overlaps:
        """How the message overlaps with each of these phrasings, or with every one."""
        return Overlaps(
            self.written.overlap(heard.written, rows),
            self.sound.overlap(heard.sound, rows),
            self.fold.overlap(heard.fold, rows),
        )

    def similarity(self, heard: Heard, rows: Numbers | range | None = None) -> Scores:
        """How alike the message is to each of these phrasings, or to every one, 0–1."""
        return self.overlaps(heard, rows).similarity()
