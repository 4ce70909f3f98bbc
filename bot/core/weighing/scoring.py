"""Which parts of the knowledge base fit a message, the likeliest first.

The parts whose phrasings are like the message, and those of every topic that it names, are weighed by
`PART_EVIDENCE`, with weights that a softmax regression learned from the knowledge base's own phrasings
(`bot.core.learning`).
"""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from bot.core.reading.remembering import Memory, Recalling
from bot.core.text.figures import figures
from bot.core.weighing.aspects import Aspects
from bot.core.weighing.evidence import Circumstances, Signs, weigh
from bot.core.weighing.fits import fits_of
from bot.core.weighing.gist import NO_GIST, GistOfParts, likeliest
from bot.core.weighing.phrasings import Phrasings
from bot.core.weighing.ranking import DENSE, NOTHING, Ranker, Without
from bot.core.weighing.sayings import Sayings
from bot.core.weighing.strange import Spoken
from bot.core.weighing.telling import Telling
from bot.core.weighing.topicality import Topicality
from bot.core.weighing.vocabularies import collect, uses_of_topics
from bot.core.weighing.words import IsWord, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.likeness.index import PhraseIndex
    from bot.core.reading.reader import Reader, Reading
    from bot.core.text.units import Unit
    from bot.core.weighing.aspects import Aspect
    from bot.core.weighing.fits import Fit
    from bot.core.weighing.gist import Gist
    from bot.core.weighing.learned import Learned
    from bot.core.weighing.phrasings import Row, Rows
    from bot.core.weighing.words import Dictionary

CERTAIN = 0.9
"""How surely a topic must be named to be named for certain."""
NO_FIGURES: frozenset[str] = frozenset()
REMEMBERED = 32
"""Questions of which it is remembered what fits: one message in several clauses asks a dozen."""

_Asked = tuple[str, frozenset[tuple[str, float]], str | None, str | None]


class Scorer:
    """Scores the parts of a knowledge base against a message."""

    def __init__(
        self,
        parts: Sequence[AnswerablePart],
        reader: Reader,
        dictionary: Dictionary,
        learned: Learned,
        twins: Mapping[str, frozenset[str]],
        gist: Gist = NO_GIST,
        memory: Memory | None = None,
    ) -> None:
        memory = Memory() if memory is None else memory
        recall = Recalling(reader, memory)
        self.parts = tuple(parts)
        self.twins = twins
        """For every topic those that are easily confused with it."""
        self._reader = reader
        self._phrasings = Phrasings(self.parts, reader, recall)
        told = [recall.canonical(part.text) for part in self.parts]
        spoken = [recall.units(text) for text in told]
        self._aspects = Aspects(self.parts, spoken, self._phrasings, reader)
        self.telling = Telling(self.parts, spoken, self._aspects.weighed)
        """What answers tell as well."""
        rows = self._phrasings.rows
        phrased_as = zip(rows, self._phrasings.spoken, strict=True)
        answered = zip(self.parts, told, spoken, strict=True)
        said = [(row.topic, row.canonical, text) for row, text in phrased_as]
        said += [(part.ref.topic, text, units) for part, text, units in answered]
        found = uses_of_topics(said, memory.shelf("uses", reader.vocabulary))
        vocabularies = collect(found, memory.last.get("vocabularies"))
        memory.last["vocabularies"] = vocabularies
        self.topicality = Topicality(vocabularies, IsWord(dictionary.segment))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, part in enumerate(self.parts):
            self._places[part.ref.topic].append(place)
        owners = [row.part for row in rows]
        self.sayings = Sayings(rows, self.parts, told, reader.canonical)
        """What each topic says in all its phrasings and answers."""
        self._words = Words([row.canonical for row in rows], owners, dictionary.segment, memory)
        phrased = list(dict.fromkeys(row.part for row in rows))
        self.answers = tuple(spoken[place] for place in phrased)
        """The units of the answer of each part that has phrasings."""
        self._owners = {place: owner for owner, place in enumerate(phrased)}
        ordinary = (*reader.vocabulary.protected, *reader.vocabulary.generic)
        self._spoken = Spoken(self._places, rows, told, ordinary, dictionary.is_noun)
        self.ranker = Ranker(self._phrasings.spoken, owners, self.answers, learned.ranking, DENSE)
        """All parts by their phrasings."""
        self._found: dict[_Asked, tuple[Fit, ...]] = {}
        self.learn(learned)
        self.gist = GistOfParts(gist, self.parts)
        self.left_out = NOTHING
        self.left_rows: Rows = ()
        self.left_parts: frozenset[int] = frozenset()

    @property
    def rows(self) -> Sequence[Row]:
        """Every phrasing."""
        return self._phrasings.rows

    def compares(self, phrasing: str) -> bool:
        """Whether a phrasing itself asks how things differ."""
        return self._reader.read(phrasing).compares

    def described(self, reading: Reading, topics: Sequence[str]) -> dict[str, float]:
        """How well the words of each of these topics account for what a message says of its own, 0–1."""
        shares = self.topicality.shares(self._reader.units(reading.specific))
        words = self._words.covered(self._words.said(reading.canonical), self.left_rows)
        return {
            topic: (
                shares.get(topic, 0.0)
                + max((float(words[place]) for place in self._places.get(topic, ())), default=0.0)
            )
            / 2
            for topic in topics
        }

    def asks_for(self, phrasing: str, facet: str) -> bool:
        """Whether a phrasing asks in words that ask for this standard part, whichever part it belongs to."""
        return any(cue.facet == facet for cue in self._reader.read(phrasing).cues)

    def knowing(self, learned: Learned) -> Scorer:
        """The same with other weights."""
        other = self._anew()
        other.ranker = copy(self.ranker)
        other.learn(learned)
        return other

    def understanding(self, gist: Gist) -> Scorer:
        """The same with another network."""
        other = self._anew()
        other.gist = GistOfParts(gist, self.parts)
        return other

    def _anew(self) -> Scorer:
        """The same, which remembers nothing: something about it is to be otherwise."""
        other = copy(self)
        other.forget()
        return other

    def forget(self) -> None:
        """Forgets what was found."""
        self._found = {}

    def learn(self, learned: Learned) -> None:
        """Takes other weights."""
        self.forget()
        self._weights = np.array(learned.weighing, np.float32)
        self.ranker.weights = learned.ranking

    def without_row(self, row: int) -> Scorer:
        """The same, as if the knowledge base did not have this phrasing."""
        left = self._anew()
        left.left_rows, left.left_out = (row,), Without(row=row)
        left.topicality = self.topicality.without(self.rows[row].topic, self._phrasings.spoken[row])
        return left

    def without_part(self, row: int) -> Scorer:
        """The same, as if the knowledge base did not have the part that this phrasing belongs to."""
        part = self.rows[row].part
        left = self._anew()
        left.left_rows = tuple(place for place, each in enumerate(self.rows) if each.part == part)
        left.left_parts = frozenset({part})
        left.left_out = Without(owners=frozenset({self._owners[part]}))
        left.topicality = self.topicality.without(self.rows[row].topic, self._phrasings.spoken[row])
        return left

    def without_topic(self, topic: str) -> Scorer:
        """The same, as if the knowledge base did not have this topic."""
        left = self._anew()
        left.left_rows = tuple(place for place, row in enumerate(self.rows) if row.topic == topic)
        left.left_parts = frozenset(self.rows[place].part for place in left.left_rows)
        left.left_out = Without(owners=frozenset(self._owners[part] for part in left.left_parts))
        left.topicality = self.topicality.without(topic)
        return left

    @property
    def beyond(self) -> PhraseIndex:
        """What phrasings say beyond names: how much a word distinguishes there."""
        return self._phrasings.rest

    def units(self, text: str) -> tuple[Unit, ...]:
        """The units of a canonical text."""
        return self._reader.units(text)

    def borrowed(self, reading: Reading, topic: str) -> float:
        """How well what a message says beyond names fits the best part of a topic that it does not name."""
        return self._aspects.borrowed(reading, topic)

    def strange(self, reading: Reading, topic: str) -> float:
        """Share of what a message says beyond names that is said in words the topic never uses, 0–1."""
        words = self._words.said(reading.remainder).weights
        return self._spoken.strange(words, topic, self.left_rows, self.left_parts)

    def own(self, reading: Reading, topic: str) -> float:
        """Share of a message for which the words of a topic account, 0–1."""
        return self.topicality.shares(reading.units).get(topic, 0.0)

    def knows(self, unit: Unit) -> bool:
        """Whether any phrasing has this unit as it is written."""
        return bool(self.ranker.index.written.numbering.numbers((unit,))[0] > 0)

    def fits(
        self,
        reading: Reading,
        strengths: Mapping[str, float],
        carried: str | None = None,
        only: str | None = None,
    ) -> tuple[Fit, ...]:
        """The parts that anything speaks for, the likeliest first.

        Of the clauses of a long message, each is asked for more than once: what was found is remembered.

        Args:
            reading: the message.
            strengths: topics that are named or carried over, with how surely (0–1).
            carried: the topic of the chat so far, which a message that names none is likely to be about.
            only: a topic besides which nothing but talk comes into question; None: everything does.
        """
        asked = reading.written, frozenset(strengths.items()), carried, only
        found = self._found.get(asked)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self.forget()
            found = self._found[asked] = self._fits(reading, strengths, carried, only)
        return found

    def _fits(
        self, reading: Reading, strengths: Mapping[str, float], carried: str | None, only: str | None
    ) -> tuple[Fit, ...]:
        here = self._circumstances(reading, strengths, carried)
        signs = [
            each
            for each in self._signs(here)
            if only in (None, each.part.ref.topic) or each.part.kind == "talk"
        ]
        return tuple(fits_of(signs, [weigh(here, each) for each in signs], self._weights, strengths))

    def _signs(self, here: Circumstances) -> Iterator[Signs]:
        """The parts that come into question, each with what is known of it."""
        reading = here.reading
        aspects: dict[int, Aspect] = {}
        for topic in here.strengths:
            aspects |= self._aspects.of(topic, reading, self.left_rows)
        counter = self._phrasings.counter(reading)
        words = self._words.covered(self._words.said(reading.canonical), self.left_rows)
        gist = self.gist.of(reading, self.left_parts)
        amounts = self.sayings.figures_of_parts
        also = [self._owners[place] for place in (*aspects, *likeliest(gist)) if place in self._owners]
        for ranked in self.ranker.rank(reading.units, self.left_out, also):
            row = self.rows[ranked.row]
            yield Signs(
                part=self.parts[row.part],
                row=row,
                ranked=ranked,
                aspect=aspects.get(row.part),
                counter=counter.get(row.part, 0.0),
                figures=amounts[row.part] | figures(row.canonical) if reading.figures else NO_FIGURES,
                words=float(words[row.part]),
                gist=float(gist[row.part]),
            )

    def _circumstances(
        self, reading: Reading, strengths: Mapping[str, float], carried: str | None
    ) -> Circumstances:
        surely = frozenset(topic for topic, strength in strengths.items() if strength >= CERTAIN)
        twins = frozenset(twin for topic in surely for twin in self.twins.get(topic, ()))
        shares = self.topicality.shares(reading.units)
        return Circumstances(
            reading,
            strengths,
            carried,
            surely,
            twins,
            self._reader.names.places,
            shares,
            nlargest(2, shares.items(), key=itemgetter(1)),
            frozenset(cue.facet for cue in reading.cues),
        )
