"""Whether two questions are the same: by what the engine made of them, else by how alike they are.

A question belongs to the ticket of the question that was asked first. It is held against that one alone, so
what comes later changes nothing about who belongs where. Weights of words come from the knowledge base.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.core.likeness.index import FOLD_GAIN, SOUND_GAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.likeness.channels import ChannelIndex
    from bot.core.likeness.index import PhraseIndex
    from bot.core.reading.reader import Reader
    from bot.core.text.units import Unit

SAME = 0.7
"""Likeness of what is said beyond the names from which on two questions are one, 0–1. Of 4,000 phrasings of
the knowledge base 27 were joined to an earlier one at 0.7, 18 of them of the same part; at 0.5, 52 of 93."""
NEAR = 0.25
"""Likeness from which on a question is shown to a person who looks for one that asks the same. A guess that a
person judges: it decides nothing."""
LOOKED_AT = 32
"""Questions that are compared closely: those that share the weightiest sounds."""
Weights = dict[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is compared."""

    number: int
    """Of its ticket; 0 for one that has none yet."""
    text: str
    """In canonical words."""
    beyond: tuple[Unit, ...] = ()
    """The units of what it says beyond names."""
    names: frozenset[str] = frozenset()
    """Topics, towns among them, that it names."""
    asks: frozenset[str] = frozenset()
    """Standard parts that it asks for."""
    figures: frozenset[str] = frozenset()
    """Whole: 2 months are not 8 months."""
    topic: str | None = None
    """What the engine took it to be about."""
    part: str | None = None


def read(reader: Reader, text: str, number: int, topic: str | None, part: str | None) -> Question:
    """A question as it is compared.

    Args:
        reader: of the knowledge base.
        text: as it was asked.
        number: of its ticket, 0 for none.
        topic: what the engine took it to be about.
        part: and which part of that.
    """
    reading = reader.read(text)
    return Question(
        number,
        reading.canonical,
        reader.units(reading.remainder),
        frozenset(reading.named()),
        frozenset(cue.facet for cue in reading.cues),
        frozenset(unit.text for unit in reading.units if unit.text[:1].isdigit()),
        topic,
        part,
    )


class Sameness:
    """The questions that tickets were opened with. Finds the one that is the same as a new one."""

    def __init__(self, index: PhraseIndex, same: float = SAME) -> None:
        """Knows no question yet.

        Args:
            index: of the knowledge base's phrasings: says how much a word distinguishes.
            same: likeness from which on two questions are one.
        """
        self._same = same
        self._channels = (index.written, index.sound, index.fold)
        self._questions: list[Question] = []
        self._exact: dict[str, list[int]] = {}
        self._parts: dict[tuple[str | None, str], int] = {}
        self._saying: dict[str, array[int]] = {}
        self._weighed: dict[int, tuple[Weights, Weights, Weights]] = {}

    def add(self, question: Question) -> None:
        """A ticket was opened with this question."""
        place = len(self._questions)
        self._questions.append(question)
        self._exact.setdefault(question.text, []).append(place)
        if question.part is not None:
            self._parts.setdefault((question.topic, question.part), place)
        for fold in {unit.fold for unit in question.beyond}:
            self._saying.setdefault(fold, array("q")).append(place)

    def find(self, question: Question) -> int | None:
        """The number of the ticket whose first question is the same; None if there is none."""
        if question.part is not None:
            # That this part is not documented is what the engine says to both, whatever their words.
            known = self._parts.get((question.topic, question.part))
            if known is not None:
                return self._questions[known].number
        for place in self._exact.get(question.text, ()):
            if not _apart(self._questions[place], question):
                return self._questions[place].number
        return self._likest(question)

    def near(self, question: Question) -> Sequence[int]:
        """Numbers of other tickets that ask something alike, the likest first."""
        weighed = self._weigh(question.beyond)
        likeness = {
            place: self._likeness(weighed, place)
            for place in sorted(self._near(question.beyond))
            if self._questions[place].number != question.number
        }
        alike = [place for place, each in likeness.items() if each >= NEAR]
        return [self._questions[place].number for place in sorted(alike, key=lambda it: -likeness[it])]

    def _likest(self, question: Question) -> int | None:
        weighed = self._weigh(question.beyond)
        best, found = 0.0, None
        for place in sorted(self._near(question.beyond)):  # of equals the earliest
            known = self._questions[place]
            if not _apart(known, question) and (likeness := self._likeness(weighed, place)) > best:
                best, found = likeness, known.number
        return found if best >= self._same else None

    def _near(self, units: Iterable[Unit]) -> Sequence[int]:
        """Places of the questions that share the weightiest sounds."""
        shared = np.zeros(len(self._questions))
        distinct = {unit.fold: unit for unit in units}
        weights = self._channels[2].weights_of(tuple(distinct.values()))
        for fold, weight in zip(distinct, weights, strict=True):
            if fold in self._saying:
                shared[np.frombuffer(self._saying[fold], np.int64)] += weight
        if len(shared) > LOOKED_AT:
            shared[shared < np.partition(shared, -LOOKED_AT)[-LOOKED_AT]] = 0.0
        places = np.flatnonzero(shared)
        order = np.argsort(-shared[places], kind="stable")  # of equals the earliest
        return [int(place) for place in places[order[:LOOKED_AT]]]

    def _likeness(self, weighed: tuple[Weights, Weights, Weights], place: int) -> float:
        known = self._weighed.get(place)
        if known is None:
            known = self._weighed[place] = self._weigh(self._questions[place].beyond)
        return _likeness(weighed, known)

    def _weigh(self, units: Sequence[Unit]) -> tuple[Weights, Weights, Weights]:
        written, sound, fold = (_weights(channel, tuple(units)) for channel in self._channels)
        return written, sound, fold


def _weights(channel: ChannelIndex, units: tuple[Unit, ...]) -> Weights:
    """The tokens of a text in one channel with their weights: each once, for a question repeats little."""
    pieces = [getattr(unit, channel.numbering.channel) for unit in units]
    singles = zip(((piece,) for piece in pieces), channel.weights_of(units), strict=True)
    pairs = zip(pairwise(pieces), channel.pair_weights_of(units), strict=True)
    return {token: weight for token, weight in (*singles, *pairs) if weight > 0}


def _likeness(one: tuple[Weights, ...], other: tuple[Weights, ...]) -> float:
    """Weighted Dice as written; of the sounds only what they add counts, as in the index."""
    written, sound, fold = (_dice(mine, theirs) for mine, theirs in zip(one, other, strict=True))
    return written + max(SOUND_GAIN * (sound - written), FOLD_GAIN * (fold - written), 0.0)


def _dice(one: Weights, other: Weights) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * sum(weight for token, weight in one.items() if token in other) / total if total else 1.0


def _apart(one: Question, other: Question) -> bool:
    """Whether two questions cannot be the same, however alike they are written."""
    return (
        _differ(one.topic, other.topic)
        or (one.topic == other.topic and _differ(one.part, other.part))
        or (one.names, one.asks, one.figures) != (other.names, other.asks, other.figures)
    )


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
