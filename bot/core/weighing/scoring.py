"""How well each part fits a message: by its likeness to a phrasing, or by its topic and the side asked about.

A message that is like a counter-example speaks against the part; in a chat about one topic, likeness to
phrasings of another counts less.
"""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.text.figures import figures
from bot.core.weighing.aspects import Aspect, Aspects
from bot.core.weighing.choosing import choose
from bot.core.weighing.evidence import Fit
from bot.core.weighing.phrasings import Likeness, Phrasings, Rows
from bot.core.weighing.ranking import NOTHING, Ranker, Without
from bot.core.weighing.topicality import Topicality

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.core.knowledge.model import PartRef
    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.reading.reader import Reader, Reading
    from bot.core.text.units import Unit
    from bot.core.weighing.learned import Learned
    from bot.core.weighing.phrasings import Row

EXACT = 0.9
BESIDE_CARRIED = 0.8
"""What likeness to a phrasing of another topic than the chat's counts, unless it is nearly exact."""
CLAUSE_SURE = 0.72
"""Likeness from which a clause asks a question of its own."""
NAMED_WHOLE = 0.8
"""What likeness to a whole phrasing counts where both share the name of the topic."""
COUNTER_LEAST = 0.5
COUNTERED = 0.5
"""What a part's score counts where the message is so like a counter-example, and liker than to the part."""


class Scorer:
    """Scores every part of a knowledge base against a message."""

    def __init__(
        self,
        parts: Sequence[AnswerablePart],
        reader: Reader,
        is_word: Callable[[str], bool],
        learned: Learned,
        twins: Mapping[str, frozenset[str]],
    ) -> None:
        self.parts = tuple(parts)
        self._reader = reader
        self._place = {part.ref: place for place, part in enumerate(self.parts)}
        self.twins = twins
        """For every topic those that are easily confused with it."""
        self._phrasings = Phrasings(self.parts, reader, twins)
        self._aspects = Aspects(self.parts, self._phrasings, reader)
        texts: dict[str, list[Sequence[Unit]]] = defaultdict(list)
        amounts: dict[str, frozenset[str]] = defaultdict(frozenset)
        for topic, spoken in self._phrasings.topics():
            texts[topic].append(spoken)
        for part in self.parts:
            told = reader.canonical(part.text)
            texts[part.ref.topic].append(reader.units(told))
            amounts[part.ref.topic] |= figures(told)
        self.topicality = Topicality(texts, is_word)
        self.learned = learned
        phrased = list(dict.fromkeys(row.part for row in self._phrasings.rows))
        self.answers = tuple(reader.units(reader.canonical(self.parts[place].text)) for place in phrased)
        """The units of the answer of each part that has phrasings."""
        self._owners = {place: owner for owner, place in enumerate(phrased)}
        rows = self._phrasings.rows
        self.ranker = Ranker(
            self._phrasings.spoken, [row.part for row in rows], self.answers, learned.ranking
        )
        """All parts by their phrasings."""
        self.left_out = NOTHING
        self.left_rows: Rows = ()
        self.figures: Mapping[str, frozenset[str]] = dict(amounts)
        """The amounts that each topic's answers speak of."""

    @property
    def rows(self) -> Sequence[Row]:
        """Every phrasing."""
        return self._phrasings.rows

    def knowing(self, learned: Learned) -> Scorer:
        """The same with other weights."""
        other = copy(self)
        other.learned = learned
        other.ranker = copy(self.ranker)
        other.ranker.weights = learned.ranking
        return other

    def without_row(self, row: int) -> Scorer:
        """The same, as if the knowledge base did not have this phrasing."""
        left = copy(self)
        left.left_rows, left.left_out = (row,), Without(row=row)
        left.topicality = self.topicality.without(self.rows[row].topic, self._phrasings.spoken[row])
        return left

    def without_topic(self, topic: str) -> Scorer:
        """The same, as if the knowledge base did not have this topic."""
        left = copy(self)
        left.left_rows = tuple(place for place, row in enumerate(self.rows) if row.topic == topic)
        parts = {self.rows[place].part for place in left.left_rows}
        left.left_out = Without(owners=frozenset(self._owners[part] for part in parts))
        left.topicality = self.topicality.without(topic)
        return left

    def units(self, text: str) -> tuple[Unit, ...]:
        """The units of a canonical text."""
        return self._reader.units(text)

    def knows(self, unit: Unit) -> bool:
        """Whether any phrasing has this unit as it is written."""
        return bool(self.ranker.index.written.numbering.numbers((unit,))[0] > 0)

    def borrowed(self, reading: Reading, topic: str) -> float:
        """How well what a message says beyond names fits the best part of a topic that it does not name."""
        return self._aspects.borrowed(reading, topic)

    def by_clause(self, reading: Reading) -> tuple[PartRef, ...]:
        """The parts that the clauses of a message, each by itself, surely ask for, in order."""
        found = (self._phrasings.of_clause(clause) for clause in reading.clauses)
        parts = [self.parts[like.part] for like in found if like and like.score >= CLAUSE_SURE]
        return tuple(dict.fromkeys(part.ref for part in parts if part.kind != "gap"))

    def fits(
        self,
        reading: Reading,
        strengths: Mapping[str, float],
        hints: Mapping[str, float],
        carried: str | None = None,
    ) -> list[Fit]:
        """Every part that anything speaks for; the best topic by how well it fits, its part by choice.

        Args:
            reading: the message.
            strengths: topics that are named or carried over, with how surely (0–1).
            hints: topics that the message's words point to, with how surely (0–1).
            carried: the topic of the chat so far, which a message that names none is likely to be about.
        """
        whole = self._phrasings.whole(reading, self.left_rows)
        counter = self._phrasings.counter(reading)
        ranking = self.ranker.rank(reading.units, self.left_out)
        ranked = {self.rows[each.row].part: each for each in ranking}
        aspects: dict[int, Aspect] = {}
        for topic in strengths.keys() | hints.keys():
            aspects |= self._aspects.of(topic, reading, self.left_rows)
        fits = []
        for place in aspects.keys() | whole.keys() | ranked.keys():
            topic = self.parts[place].ref.topic
            strength = strengths.get(topic, 0.0)
            found = whole.get(place, Likeness(0.0, ""))
            like = _counted(found, strength, carried in (None, topic))
            hint = max(strength, hints.get(topic, 0.0))
            fit = _fit(self.parts[place], like, aspects.get(place), strength, hint)
            countered = counter.get(place, 0.0) > max(found.score, COUNTER_LEAST)
            fit = _against(fit) if countered else fit
            fits.append(replace(fit, like=found.score, countered=countered, ranked=ranked.get(place)))
        fits.sort(key=lambda fit: (-fit.score, self._place[fit.part.ref]))
        last = ranking[-1].score if ranking else 0.0
        return choose(fits, reading, self.learned.choosing, last)


def _counted(like: Likeness, strength: float, in_chat: bool) -> Likeness:
    """What a likeness to a whole phrasing counts."""
    score = like.score
    if strength >= 0.5:  # the name, long as it may be, must not make every part alike
        score = 0.0 if like.bare else score * NAMED_WHOLE
    elif not in_chat and score < EXACT:
        score *= BESIDE_CARRIED
    return like._replace(score=score)


def _fit(part: AnswerablePart, like: Likeness, aspect: Aspect | None, strength: float, hint: float) -> Fit:
    rest = aspect.score if aspect else 0.0
    named = hint * (0.5 + 0.5 * rest) if rest else 0.0
    if aspect is not None and named > like.score:
        return Fit(part, min(named, 1.0), like.score, rest, strength, aspect.phrasing, aspect.why)
    return Fit(part, min(like.score, 1.0), like.score, rest, strength, like.phrasing or None, "whole")


def _against(fit: Fit) -> Fit:
    """The fit of a part where the message is liker to what the curator says it is not."""
    return replace(fit, score=fit.score * COUNTERED, whole=fit.whole * COUNTERED)
