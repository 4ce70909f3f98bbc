"""All phrasings of a knowledge base, what they name, and how like a message is to what they say beyond names.

What a phrasing shares with every other one counts little (`index`). Of a message in several clauses the
likest clause counts, too: a long story has its question somewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.likeness.index import PhraseIndex
from bot.core.reading.reader import without

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.likeness.tokens import Numbers, Scores
    from bot.core.reading.names import Mention
    from bot.core.reading.reader import Reader, Reading
    from bot.core.reading.remembering import Recalling
    from bot.core.text.units import Unit

CLAUSE_DISCOUNT = 0.93
"""A likeness found in one clause only, of a message with several."""
SAME_ASPECT = 0.12
"""Added where message and phrasing ask for the same standard part, whatever the words."""
OTHER_NAME = 0.8
"""A phrasing that calls the topic by another of its names may mean another side of it."""
COUNTER_LEAST = 0.5
"""Likeness to a counter-example from which it counts, if it is more than to the part's own phrasings."""
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
    speaks: frozenset[str]
    """Topics that it names."""
    bare: bool
    """Whether it is nothing but a name."""


class Likeness(NamedTuple):
    """How like a message is to a part's likest phrasing."""

    score: float
    phrasing: str


class Kinds:
    """A set of words for every phrasing; of many phrasings, few sets differ."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        self._kinds = tuple(dict.fromkeys(sets))
        numbers = {each: number for number, each in enumerate(self._kinds)}
        self._of = np.array([numbers[each] for each in sets], np.int64)

    def where(self, holds: Callable[[frozenset[str]], bool], places: Numbers | None = None) -> Numbers:
        """Which of these phrasings, or of all, have a set for which something holds: their places."""
        kinds, of = np.unique(self._of if places is None else self._of[places], return_inverse=True)
        return np.flatnonzero(np.array([holds(self._kinds[each]) for each in kinds.tolist()], bool)[of])


class Phrasings:
    """Every phrasing with what is known about it, and the indexes over them."""

    def __init__(self, parts: Sequence[AnswerablePart], reader: Reader, recall: Recalling) -> None:
        self._reader = reader
        self.rows = [
            _row(place, part, text, recall) for place, part in enumerate(parts) for text in part.phrasings
        ]
        """Every phrasing; a part's side by side."""
        self._places = _places(self.rows)
        self._part_names = self._find_part_names(parts, recall)
        own = [self.own(row.topic, row.mentions) for row in self.rows]
        remainders = [
            "" if row.bare else without(row.canonical, mentions)
            for row, mentions in zip(self.rows, own, strict=True)
        ]
        self._forms = Kinds([frozenset(mention.form for mention in mentions) for mentions in own])
        self._asks = Kinds([frozenset(cue.facet for cue in recall.cues(text)) for text in remainders])
        self._parts = np.array([row.part for row in self.rows], np.int64)
        self.spoken = [recall.units(row.canonical) for row in self.rows]
        """The units of every phrasing."""
        beyond = [recall.units(text) for text in remainders], [row.part for row in self.rows]
        self.rest = recall.memory.same("rest", beyond, lambda: PhraseIndex(*beyond))
        """What phrasings say beyond the names of their topics."""
        counters = [(place, text) for place, part in enumerate(parts) for text in part.counter_examples]
        self._counter_parts = [place for place, _ in counters]
        self._counters = PhraseIndex(
            [recall.units(recall.canonical(text)) for _, text in counters], self._counter_parts
        )

    def parts_asking(self, facet: str) -> frozenset[int]:
        """Places of the parts of which a phrasing asks for this standard part in passing."""
        return frozenset(self._parts[self._asks.where(lambda asks: facet in asks)].tolist())

    def own(self, topic: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions that name a topic as a whole."""
        narrow = self._part_names.get(topic, frozenset())
        return tuple(each for each in mentions if topic in each.topics and each.form not in narrow)

    def _find_part_names(
        self, parts: Sequence[AnswerablePart], recall: Recalling
    ) -> dict[str, frozenset[str]]:
        """Names that belong to one side of a topic, as 背靠背 to one part of a regulation.

        Taken out of a message as its topic's name, such a name would take with it what is asked.
        """
        titles = {part.ref.topic: recall.canonical(part.title) for part in parts}
        users: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row in self.rows:
            for mention in row.mentions if not parts[row.part].ref.is_whole else ():
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

    def beyond_names(
        self,
        topic: str,
        remainder: str,
        forms: frozenset[str] = frozenset(),
        asked: frozenset[str] = frozenset(),
        without: Rows = (),
    ) -> dict[int, Likeness]:
        """How like what a message says beyond a topic's names is to each part's likest phrasing.

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
        if without:
            similarity[np.isin(rows, list(without))] = 0
        like = np.flatnonzero(similarity > 0)
        places = np.asarray(rows, np.int64)[like]
        scores = similarity[like].astype(np.float64)
        if forms:
            scores[self._forms.where(lambda own: bool(own) and not own & forms, places)] *= OTHER_NAME
        if asked:
            alike = self._asks.where(lambda asks: bool(asks & asked), places)
            scores[alike] = np.minimum(scores[alike] + SAME_ASPECT, 1.0)
        return self._likest(places, scores)

    def _likest(self, places: Numbers, scores: NDArray[np.float64]) -> dict[int, Likeness]:
        """For every part the likest of these phrasings of it; of several as like, the first."""
        parts = self._parts[places]
        order = np.lexsort((places, -scores, parts))
        first = order[np.flatnonzero(np.diff(parts[order], prepend=-1))]
        found = zip(parts[first].tolist(), scores[first].tolist(), places[first].tolist(), strict=True)
        return {part: Likeness(score, self.rows[place].phrasing) for part, score, place in found}

    def counter(self, reading: Reading) -> dict[int, float]:
        """For the parts whose counter-examples a message is like: the likeness to the likest one."""
        similarity = self._counters.similarity(self._counters.hear(reading.units))
        found: dict[int, float] = {}
        for place in np.flatnonzero(similarity > COUNTER_LEAST).tolist():
            part = self._counter_parts[place]
            found[part] = max(found.get(part, 0.0), float(similarity[place]))
        return found


def _places(rows: Sequence[Row]) -> dict[str, Numbers | range]:
    """The phrasings of every topic; as a range where they lie side by side."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.topic].append(place)
    return {
        topic: range(found[0], found[-1] + 1)
        if found[-1] - found[0] == len(found) - 1
        else np.array(found, np.int64)
        for topic, found in places.items()
    }


def _row(place: int, part: AnswerablePart, text: str, recall: Recalling) -> Row:
    canonical = recall.canonical(text)
    mentions = recall.mentions(canonical)
    bare = any(len(mention.form) == len(canonical.replace(" ", "")) for mention in mentions)
    speaks = frozenset(topic for mention in mentions for topic in mention.topics)
    return Row(place, part.ref.topic, text, canonical, mentions, speaks, bare)


def _windowed(
    index: PhraseIndex, whole: Scores, clauses: Sequence[tuple[Unit, ...]], rows: Numbers | range
) -> Scores:
    """Likeness of the whole message or, a little discounted, of its likest clause or pair of clauses."""
    best = whole
    if len(clauses) > 1:
        pairs = [(*a, *b) for a, b in pairwise(clauses)] if len(clauses) > 2 else []
        for window in (*clauses, *pairs):
            if len(window) >= 3:
                best = np.maximum(best, CLAUSE_DISCOUNT * index.similarity(index.hear(window), rows))
    return best
