"""All phrasings of a knowledge base, and how like a message is to each: as a whole, and beyond the names.

What a phrasing shares with every other one counts little (`index`). Of a message in several clauses the
likest clause counts, too: a long story has its question somewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from bot.core.likeness.index import PhraseIndex
from bot.core.reading.reader import without

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.likeness.tokens import Numbers, Scores
    from bot.core.reading.names import Mention
    from bot.core.reading.reader import Reader, Reading
    from bot.core.text.units import Unit

CLAUSE_DISCOUNT = 0.93
"""A likeness found in one clause only, of a message with several."""
RATIO_SHARE = 0.25
"""Share of rapidfuzz's ratio in a phrasing's final likeness; the rest is weighted Dice."""
RERANKED = 24
"""How many of the likest phrasings are looked at closely."""
LEAST = 0.15
"""Likeness below which a phrasing says nothing."""
FOREIGN = 0.7
"""What likeness counts where the message names a topic that the phrasing does not speak of."""
TWIN = 0.4
"""The same where the phrasing's topic is a twin of the one that is named: the words are bound to be alike."""
SAME_ASPECT = 0.12
"""Added where message and phrasing ask for the same standard part, whatever the words."""
OTHER_NAME = 0.8
"""A phrasing that calls the topic by another of its names may mean another side of it."""
PART_NAME_USERS = 2
"""Parts of a topic that a name may stand in and still be theirs rather than the topic's."""


Rows = Sequence[int]
"""Places of phrasings."""


class Row(NamedTuple):
    """One phrasing."""

    part: int
    """Place of its part among all parts."""
    topic: str
    phrasing: str
    """As the curator wrote it."""
    canonical: str
    mentions: tuple[Mention, ...]
    bare: bool
    """Whether it is nothing but a name."""


class Likeness(NamedTuple):
    """How like a message is to a part's likest phrasing."""

    score: float
    phrasing: str
    bare: bool = False


class ClauseLikeness(NamedTuple):
    """Which part a clause asks for, and how surely."""

    part: int
    score: float


class Phrasings:
    """Every phrasing with what is known about it, and the indexes over them."""

    def __init__(
        self, parts: Sequence[AnswerablePart], reader: Reader, twins: Mapping[str, frozenset[str]]
    ) -> None:
        self._reader = reader
        self._twins = twins
        self.rows = [
            _row(place, part, text, reader) for place, part in enumerate(parts) for text in part.phrasings
        ]
        """Every phrasing; a part's side by side."""
        self._speaking = _speaking(self.rows)
        self._places = _places(self.rows)
        self._part_names = self._find_part_names(parts)
        own = [self.own(row.topic, row.mentions) for row in self.rows]
        remainders = [
            "" if row.bare else without(row.canonical, mentions)
            for row, mentions in zip(self.rows, own, strict=True)
        ]
        self._forms = [frozenset(mention.form for mention in mentions) for mentions in own]
        self._asks = [frozenset(cue.facet for cue in reader.cues(text)) for text in remainders]
        self._bare = np.array([row.bare for row in self.rows], bool)
        self.spoken = [reader.units(row.canonical) for row in self.rows]
        """The units of every phrasing."""
        self._whole = PhraseIndex(self.spoken, [row.topic for row in self.rows])
        self.rest = PhraseIndex([reader.units(text) for text in remainders], [row.part for row in self.rows])
        """What phrasings say beyond the names of their topics."""
        counters = [(place, text) for place, part in enumerate(parts) for text in part.counter_examples]
        self._counter_parts = [place for place, _ in counters]
        self._counters = PhraseIndex(
            [reader.units(reader.canonical(text)) for _, text in counters], self._counter_parts
        )

    def topics(self) -> Iterator[tuple[str, tuple[Unit, ...]]]:
        """The topic and the units of every phrasing."""
        return ((row.topic, spoken) for row, spoken in zip(self.rows, self.spoken, strict=True))

    def parts_asking(self, facet: str) -> frozenset[int]:
        """Places of the parts of which a phrasing asks for this standard part in passing."""
        return frozenset(row.part for row, asks in zip(self.rows, self._asks, strict=True) if facet in asks)

    def own(self, topic: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions that name a topic as a whole."""
        narrow = self._part_names.get(topic, frozenset())
        return tuple(each for each in mentions if topic in each.topics and each.form not in narrow)

    def _find_part_names(self, parts: Sequence[AnswerablePart]) -> dict[str, frozenset[str]]:
        """Names that belong to one side of a topic, as 背靠背 to one part of a regulation.

        Taken out of a message as its topic's name, such a name would take with it what is asked.
        """
        titles = {part.ref.topic: self._reader.canonical(part.title) for part in parts}
        users: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row in self.rows:
            for mention in row.mentions if parts[row.part].ref.part != "overview" else ():
                if row.topic in mention.topics:
                    users[row.topic][mention.form].add(row.part)
        return {
            topic: frozenset(
                form
                for form, used in forms.items()
                if form not in titles[topic] and len(used) <= PART_NAME_USERS < max(map(len, forms.values()))
            )
            for topic, forms in users.items()
        }

    def whole(self, reading: Reading, without: Rows = ()) -> dict[int, Likeness]:
        """For every part that is at all alike: the likeness of the whole message to its likest phrasing."""
        heard = self._whole.hear(reading.units)
        rows = self._whole.near(heard)
        alone = self._whole.similarity(heard, rows)
        # A name in a clause of its own is no likeness: it is evidence of another kind.
        windowed = np.where(self._bare[rows], alone, _windowed(self._whole, alone, reading.clauses, rows))
        similarity = windowed * self._foreign(reading)[rows]
        similarity[np.isin(rows, list(without))] = 0
        found: dict[int, Likeness] = {}
        for place in np.argsort(-similarity)[:RERANKED]:
            row, dice = self.rows[rows[place]], float(similarity[place])
            if dice < LEAST:
                break
            ratio = fuzz.ratio(reading.canonical, row.canonical) / 100
            score = max(dice * (1 - RATIO_SHARE) + ratio * RATIO_SHARE * dice**0.5, 0.97 * dice)
            if row.part not in found or score > found[row.part].score:
                found[row.part] = Likeness(score, row.phrasing, row.bare)
        return found

    def of_clause(self, clause: tuple[Unit, ...]) -> ClauseLikeness | None:
        """The part whose phrasing one clause is most like; None for a bare name or nothing alike."""
        heard = self._whole.hear(clause)
        rows = self._whole.near(heard)
        if not rows.size:
            return None
        similarity = self._whole.similarity(heard, rows)
        place = int(np.argmax(similarity))
        row = self.rows[rows[place]]
        return None if row.bare else ClauseLikeness(row.part, float(similarity[place]))

    def beyond_names(
        self,
        topic: str,
        remainder: str,
        forms: frozenset[str] = frozenset(),
        asked: frozenset[str] = frozenset(),
        without: Rows = (),
    ) -> dict[int, Likeness]:
        """The same for what a message and a topic's phrasings say beyond the topic's names.

        Args:
            topic: whose phrasings are looked at.
            remainder: the message without its topic's names.
            forms: the names it uses.
            asked: the standard parts it asks for.
            without: phrasings that are not looked at.
        """
        rest = self._reader.units(remainder)
        rows = self._places.get(topic)
        if not rest or rows is None:
            return {}
        clauses = [self._reader.units(clause) for clause in remainder.split()]
        similarity = _windowed(self.rest, self.rest.similarity(self.rest.hear(rest), rows), clauses, rows)
        similarity[np.isin(rows, list(without))] = 0
        found: dict[int, Likeness] = {}
        for index, alike in zip(rows.tolist(), similarity.tolist(), strict=True):
            row, score = self.rows[index], alike
            if score <= 0:
                continue
            if self._forms[index] and forms and not forms & self._forms[index]:
                score *= OTHER_NAME
            if asked & self._asks[index]:
                score = min(score + SAME_ASPECT, 1.0)
            if row.part not in found or score > found[row.part].score:
                found[row.part] = Likeness(score, row.phrasing)
        return found

    def counter(self, reading: Reading) -> dict[int, float]:
        """For every part with counter-examples: the likeness of the message to the likest one."""
        similarity = self._counters.similarity(self._counters.hear(reading.units))
        found: dict[int, float] = {}
        for part, score in zip(self._counter_parts, similarity, strict=True):
            found[part] = max(found.get(part, 0.0), float(score))
        return found

    def _foreign(self, reading: Reading) -> Scores:
        """Per phrasing: 1, or less where the message names a topic that the phrasing does not speak of."""
        named = reading.named(least=0.9)
        if not named:
            return np.ones(len(self.rows), np.float32)
        nobody = np.zeros(len(self.rows), bool)
        spoken = np.any([self._speaking.get(topic, nobody) for topic in named], axis=0)
        twins = frozenset().union(*(self._twins.get(topic, frozenset()) for topic in named))
        places = [self._places[topic] for topic in twins if topic in self._places]
        foreign = np.full(len(self.rows), FOREIGN, np.float32)
        for own in places:
            foreign[own] = TWIN
        return np.where(spoken, np.float32(1.0), foreign)


def _speaking(rows: Sequence[Row]) -> dict[str, NDArray[np.bool_]]:
    """For every topic the phrasings that are its own or name it."""
    found: dict[str, NDArray[np.bool_]] = defaultdict(lambda: np.zeros(len(rows), bool))
    for place, row in enumerate(rows):
        for topic in (row.topic, *(topic for mention in row.mentions for topic in mention.topics)):
            found[topic][place] = True
    return dict(found)


def _places(rows: Sequence[Row]) -> dict[str, Numbers]:
    """The phrasings of every topic."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.topic].append(place)
    return {topic: np.array(found, np.int64) for topic, found in places.items()}


def _row(place: int, part: AnswerablePart, text: str, reader: Reader) -> Row:
    canonical = reader.canonical(text)
    mentions = reader.names.written(canonical)
    bare = any(len(mention.form) == len(canonical.replace(" ", "")) for mention in mentions)
    return Row(place, part.ref.topic, text, canonical, mentions, bare)


def _windowed(
    index: PhraseIndex, whole: Scores, clauses: Sequence[tuple[Unit, ...]], rows: Numbers
) -> Scores:
    """Likeness of the whole message or, a little discounted, of its likest clause or pair of clauses."""
    best = whole
    if len(clauses) > 1:
        pairs = [(*a, *b) for a, b in pairwise(clauses)] if len(clauses) > 2 else []
        for window in (*clauses, *pairs):
            if len(window) >= 3:
                best = np.maximum(best, CLAUSE_DISCOUNT * index.similarity(index.hear(window), rows))
    return best
