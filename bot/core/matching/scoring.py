"""How well each part fits a message, from four kinds of evidence.

- whole: the message is like one of the part's phrasings;
- named: the topic is named, and the rest of the message is like the rest of a phrasing;
- cue: the topic is named, and the message asks for this standard part;
- told: the topic is named, and what else the message says stands in the part's text.

What a phrasing shares with every other one counts little (`index`). A message that names another topic,
or is like a counter-example, counts against the part.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz

from bot.core.matching.index import PhraseIndex
from bot.core.matching.reading import without

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.core.matching.parts import AnswerablePart
    from bot.core.matching.reading import Reader, Reading
    from bot.core.text.units import Unit

CLAUSE_DISCOUNT = 0.93
"""A likeness found in one clause only, of a message with several."""
RATIO_SHARE = 0.25
"""Share of rapidfuzz's ratio in a phrasing's final likeness; the rest is weighted Dice."""
RERANKED = 24
"""How many of the likest phrasings are looked at closely."""
CUE_SCORE = 0.72
TOLD_SCORE = 0.75
OVERVIEW_SCORE = 0.45
"""What an overview scores when its topic is named and nothing speaks for any part."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How one part fits."""

    part: AnswerablePart
    score: float
    """0–1."""
    whole: float
    rest: float
    """The best of the named, cue and told evidence, before the topic's strength is applied."""
    strength: float
    """How surely the topic was named (0–1)."""
    phrasing: str | None
    why: str


@dataclass(frozen=True, slots=True)
class _Row:
    part: int
    phrasing: str
    canonical: str


class Scorer:
    """Scores every part of a knowledge base against a message."""

    def __init__(self, parts: Sequence[AnswerablePart], reader: Reader) -> None:
        self.parts = tuple(parts)
        self._reader = reader
        self._by_topic: dict[str, list[int]] = defaultdict(list)
        self._place = {part.ref: place for place, part in enumerate(self.parts)}
        rows: list[_Row] = []
        counters: list[_Row] = []
        for place, part in enumerate(self.parts):
            self._by_topic[part.ref.topic].append(place)
            rows += [_Row(place, text, reader.canonical(text)) for text in part.phrasings]
            counters += [_Row(place, text, reader.canonical(text)) for text in part.counter_examples]
        self._rows, self._counters = rows, counters
        self._row_part = np.array([row.part for row in rows], np.int32)
        self._mentions = [reader.names.find(row.canonical) for row in rows]
        topics = [self.parts[row.part].ref.topic for row in rows]
        self._whole = PhraseIndex([reader.units(row.canonical) for row in rows], topics)
        remainders = [without(row.canonical, found) for row, found in zip(rows, self._mentions, strict=True)]
        self._pure_name = np.array([not text for text in remainders], bool)
        self._rest = PhraseIndex([reader.units(text) for text in remainders], [row.part for row in rows])
        self._told = [frozenset(_pairs(reader.units(reader.canonical(part.text)))) for part in self.parts]

    def topic_parts(self, topic: str) -> tuple[AnswerablePart, ...]:
        """The parts of one topic."""
        return tuple(self.parts[place] for place in self._by_topic.get(topic, ()))

    def fits(self, reading: Reading, strengths: Mapping[str, float]) -> list[Fit]:
        """Every part that anything speaks for, best first.

        Args:
            reading: the message.
            strengths: topics that are named or carried over, with how surely (0–1).
        """
        whole, phrasing = self._whole_scores(reading)
        fits = []
        wanted = {place for topic in strengths for place in self._by_topic.get(topic, ())}
        rest = self._rest_scores(reading) if wanted else {}
        for place in wanted | set(whole):
            part = self.parts[place]
            strength = strengths.get(part.ref.topic, 0.0)
            fits.append(
                self._fit(reading, part, place, whole.get(place, 0.0), phrasing.get(place), rest, strength)
            )
        fits.sort(key=lambda fit: (-fit.score, self._place[fit.part.ref]))
        return fits

    def rest_of(self, reading: Reading, topic: str) -> float:
        """How well what the message says beyond names fits the best part of a topic that it does not name."""
        rest = self._rest_scores(reading)
        return max((rest.get(place, (0.0, ""))[0] for place in self._by_topic.get(topic, ())), default=0.0)

    def _fit(  # the pieces of evidence, side by side
        self,
        reading: Reading,
        part: AnswerablePart,
        place: int,
        whole: float,
        phrasing: str | None,
        rest: Mapping[int, tuple[float, str]],
        strength: float,
    ) -> Fit:
        aspect, aspect_phrasing, why = 0.0, None, "whole"
        if strength:
            aspect, aspect_phrasing, why = self._aspect(reading, part, place, rest)
        named = strength * (0.5 + 0.5 * aspect) if aspect else 0.0
        score = max(whole, named)
        if named > whole:
            return Fit(part, min(score, 1.0), whole, aspect, strength, aspect_phrasing, why)
        return Fit(part, min(score, 1.0), whole, aspect, strength, phrasing, "whole")

    def _aspect(
        self, reading: Reading, part: AnswerablePart, place: int, rest: Mapping[int, tuple[float, str]]
    ) -> tuple[float, str | None, str]:
        """How well the message, its topic given, asks for this part."""
        like, phrasing = rest.get(place, (0.0, None))
        options: list[tuple[float, str | None, str]] = [(like, phrasing, "named")]
        if part.kind == "facet":
            cue = next((cue for cue in reading.cues if cue.facet == part.ref.part), None)
            if cue is not None:
                options.append((min(CUE_SCORE + 0.03 * len(cue.words), 0.9), cue.words, "cue"))
            if part.ref.part == "overview":
                options.append((OVERVIEW_SCORE, None, "overview"))
        told = self._told_share(reading, place)
        options.append((TOLD_SCORE * told, None, "told"))
        return max(options, key=lambda option: option[0])

    def _told_share(self, reading: Reading, place: int) -> float:
        pairs = _pairs(self._reader.units(reading.remainder))
        weighed = [(pair, self._rest.pair_weight(pair)) for pair in pairs]
        total = sum(weight for _, weight in weighed)
        return sum(weight for pair, weight in weighed if pair in self._told[place]) / total if total else 0.0

    def _whole_scores(self, reading: Reading) -> tuple[dict[int, float], dict[int, str]]:
        similarity = self._windowed(self._whole, reading.units, reading.clauses)
        if len(reading.clauses) > 1:  # a name in a clause of its own is no likeness: it is evidence of another kind
            similarity = np.where(self._pure_name, self._whole.similarity(reading.units), similarity)
        similarity = similarity * self._foreign(reading)
        best = np.argsort(-similarity)[:RERANKED]
        scores: dict[int, float] = {}
        phrasings: dict[int, str] = {}
        for index in best:
            row, dice = self._rows[index], float(similarity[index])
            if dice < 0.15:
                break
            ratio = fuzz.ratio(reading.canonical, row.canonical) / 100
            score = max(dice * (1 - RATIO_SHARE) + ratio * RATIO_SHARE * dice**0.5, 0.97 * dice)
            if score > scores.get(row.part, 0.0):
                scores[row.part], phrasings[row.part] = score, row.phrasing
        return scores, phrasings

    def _rest_scores(self, reading: Reading) -> dict[int, tuple[float, str]]:
        rest = self._reader.units(reading.remainder)
        clauses = [self._reader.units(clause) for clause in reading.remainder.split()]
        if not rest:
            return {}
        similarity = self._windowed(self._rest, rest, clauses)
        found: dict[int, tuple[float, str]] = {}
        for index in np.argsort(-similarity)[:400]:
            row, score = self._rows[index], float(similarity[index])
            if score <= 0:
                break
            if row.part not in found:
                found[row.part] = (score, row.phrasing)
        return found

    @staticmethod
    def _windowed(
        index: PhraseIndex, whole: Sequence[Unit], clauses: Sequence[Sequence[Unit]]
    ) -> NDArray[np.float32]:
        """Likeness of the whole message or, a little discounted, of its likest clause or pair of clauses."""
        best = index.similarity(whole)
        if len(clauses) > 1:
            pairs = [(*a, *b) for a, b in zip(clauses, clauses[1:], strict=False)] if len(clauses) > 2 else []
            for window in (*clauses, *pairs):
                if len(window) >= 3:
                    best = np.maximum(best, CLAUSE_DISCOUNT * index.similarity(window))
        return best

    def _foreign(self, reading: Reading) -> NDArray[np.float32]:
        """Per phrasing: 1, or less where the message names a topic that the phrasing does not speak of."""
        factor = np.ones(len(self._rows), np.float32)
        named = set(reading.named(least=0.9))
        if not named:
            return factor
        for index, row in enumerate(self._rows):
            topic = self.parts[row.part].ref.topic
            spoken = {topic, *(each for mention in self._mentions[index] for each in mention.topics)}
            if not named & spoken:
                factor[index] = 0.7
        return factor


def _pairs(sequence: Sequence[Unit]) -> list[tuple[str, str]]:
    return [(a.text, b.text) for a, b in zip(sequence, sequence[1:], strict=False) if a.text and b.text]
