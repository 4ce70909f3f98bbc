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
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from bot.core.matching.index import PhraseIndex
from bot.core.matching.reading import without
from bot.core.matching.topicality import Topicality, pairs
from bot.core.text.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.core.matching.names import Mention
    from bot.core.matching.parts import AnswerablePart
    from bot.core.matching.reading import Reader, Reading
    from bot.core.text.units import Unit

CLAUSE_DISCOUNT = 0.93
"""A likeness found in one clause only, of a message with several."""
RATIO_SHARE = 0.25
"""Share of rapidfuzz's ratio in a phrasing's final likeness; the rest is weighted Dice."""
RERANKED = 24
"""How many of the likest phrasings are looked at closely."""
EXACT = 0.9
BESIDE_CARRIED = 0.8
"""What likeness to a phrasing of another topic than the chat's counts, unless it is nearly exact."""
SAME_ASPECT = 0.12
"""Added where message and phrasing ask for the same standard part, whatever the words."""
OTHER_NAME = 0.8
"""A phrasing that calls the topic by another of its names may mean another side of it."""
CUE_SCORE = 0.9
TOLD_SCORE = 0.75
NAME_SCORE = 0.7
"""What an overview scores when nothing but its topic's name is said."""
NAMED_WHOLE = 0.8
"""What likeness to a whole phrasing counts where both share the name of the topic."""
PART_NAME_USERS = 2
"""Parts of a topic that a name may stand in and still be theirs rather than the topic's."""
OVERVIEW_SCORE = 0.27
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
class Aspect:
    """How well a message asks for one part of a topic, the topic given."""

    score: float
    phrasing: str | None
    why: str


class _Row(NamedTuple):
    part: int
    phrasing: str
    canonical: str


class Scorer:
    """Scores every part of a knowledge base against a message."""

    def __init__(
        self, parts: Sequence[AnswerablePart], reader: Reader, is_word: Callable[[str], bool]
    ) -> None:
        self.parts = tuple(parts)
        self._reader = reader
        self._by_topic: dict[str, list[int]] = defaultdict(list)
        self._titles = {part.ref.topic: part.title for part in self.parts}
        self._place = {part.ref: place for place, part in enumerate(self.parts)}
        rows: list[_Row] = []
        counters: list[_Row] = []
        for place, part in enumerate(self.parts):
            self._by_topic[part.ref.topic].append(place)
            rows += [_Row(place, text, reader.canonical(text)) for text in part.phrasings]
            counters += [_Row(place, text, reader.canonical(text)) for text in part.counter_examples]
        self._rows, self._counters = rows, counters
        self._row_part = np.array([row.part for row in rows], np.int32)
        self._mentions = [reader.names.written(row.canonical) for row in rows]
        topics = [self.parts[row.part].ref.topic for row in rows]
        spoken = [reader.units(row.canonical) for row in rows]
        self._whole = PhraseIndex(spoken, topics)
        self._part_names = self._find_part_names()
        own = [self._own(topic, found) for topic, found in zip(topics, self._mentions, strict=True)]
        self._forms = [frozenset(mention.form for mention in mentions) for mentions in own]
        bare = [_is_bare_name(row, found) for row, found in zip(rows, self._mentions, strict=True)]
        self._pure_name = np.array(bare, bool)
        remainders = [
            "" if name else without(row.canonical, found)
            for row, found, name in zip(rows, own, bare, strict=True)
        ]
        self._asks = [
            frozenset() if name else frozenset(cue.facet for cue in reader.cues(text))
            for text, name in zip(remainders, bare, strict=True)
        ]
        self._unhelpful = self._find_unhelpful()
        self._rest = PhraseIndex([reader.units(text) for text in remainders], [row.part for row in rows])
        told = [reader.units(reader.canonical(part.text)) for part in self.parts]
        self._told = [frozenset(pairs(text)) for text in told]
        texts: dict[str, list[Sequence[Unit]]] = defaultdict(list)
        for topic, text in [
            *zip(topics, spoken, strict=True),
            *zip((p.ref.topic for p in self.parts), told, strict=True),
        ]:
            texts[topic].append(text)
        self.topicality = Topicality(texts, is_word)
        self.figures: dict[str, frozenset[str]] = defaultdict(frozenset)
        """The amounts that each topic's answers speak of."""
        for part in self.parts:
            self.figures[part.ref.topic] |= figures(reader.canonical(part.text))

    def _find_part_names(self) -> dict[str, frozenset[str]]:
        """Names that belong to one side of a topic, as 背靠背 to one part of a regulation.

        Taken out of a message as its topic's name, such a name would take with it what is asked.
        """
        titles = {topic: self._reader.canonical(title) for topic, title in self._titles.items()}
        users: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row, found in zip(self._rows, self._mentions, strict=True):
            part = self.parts[row.part]
            for mention in found if part.ref.part != "overview" else ():
                if part.ref.topic in mention.topics:
                    users[part.ref.topic][mention.form].add(row.part)
        return {
            topic: frozenset(
                form
                for form, used in forms.items()
                if form not in titles[topic] and len(used) <= PART_NAME_USERS < max(map(len, forms.values()))
            )
            for topic, forms in users.items()
        }

    def _find_unhelpful(self) -> set[int]:
        """Contact parts that only name a hotline, of topics whose own number is known to be missing."""
        asked = {
            self.parts[row.part].ref.topic
            for row, asks in zip(self._rows, self._asks, strict=True)
            if self.parts[row.part].kind == "gap" and "contact" in asks
        }
        return {
            place
            for place, part in enumerate(self.parts)
            if part.ref.part == "contact" and not part.text and part.ref.topic in asked
        }

    def _own(self, topic: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions of a topic that name it as a whole."""
        narrow = self._part_names.get(topic, frozenset())
        return tuple(each for each in mentions if topic in each.topics and each.form not in narrow)

    def units(self, text: str) -> tuple[Unit, ...]:
        """The units of a canonical text."""
        return self._reader.units(text)

    def topic_parts(self, topic: str) -> tuple[AnswerablePart, ...]:
        """The parts of one topic."""
        return tuple(self.parts[place] for place in self._by_topic.get(topic, ()))

    def fits(
        self,
        reading: Reading,
        strengths: Mapping[str, float],
        hints: Mapping[str, float],
        carried: str | None = None,
    ) -> list[Fit]:
        """Every part that anything speaks for, best first.

        Args:
            reading: the message.
            strengths: topics that are named or carried over, with how surely (0–1).
            hints: topics that the message's words point to, with how surely (0–1).
            carried: the topic of the chat so far, which a message that names none is likely to be about.
        """
        whole, phrasing, pure = self._whole_scores(reading)
        aspects: dict[int, Aspect] = {}
        for topic in strengths.keys() | hints.keys():
            aspects |= self._aspects(reading, topic)
        fits = []
        for place in aspects.keys() | whole.keys():
            part = self.parts[place]
            strength = strengths.get(part.ref.topic, 0.0)
            hint = max(strength, hints.get(part.ref.topic, 0.0))
            if carried not in (None, part.ref.topic) and whole.get(place, 0.0) < EXACT:
                whole[place] = whole.get(place, 0.0) * BESIDE_CARRIED
            given = _Given(strength, hint, aspects.get(place), place in pure)
            fits.append(_fit(part, whole.get(place, 0.0), phrasing.get(place), given))
        fits.sort(key=lambda fit: (-fit.score, self._place[fit.part.ref]))
        return fits

    def rest_of(self, reading: Reading, topic: str) -> float:
        """How well what the message says beyond names fits the best part of a topic that it does not name."""
        rest = self._rest_scores(reading.remainder, frozenset(), frozenset())
        return max((rest.get(place, (0.0, ""))[0] for place in self._by_topic.get(topic, ())), default=0.0)

    def _aspects(self, reading: Reading, topic: str) -> dict[int, Aspect]:
        """How well the message, its topic given, asks for each of the topic's parts."""
        own = self._own(topic, reading.mentions)
        remainder = reading.beyond(own)
        forms = frozenset(mention.form for mention in own)
        rest = self._rest_scores(remainder, forms, frozenset(cue.facet for cue in reading.cues))
        return {
            place: self._aspect(reading, place, remainder, rest.get(place))
            for place in self._by_topic.get(topic, ())
        }

    def _aspect(self, reading: Reading, place: int, remainder: str, like: tuple[float, str] | None) -> Aspect:
        part = self.parts[place]
        said = self._reader.units(remainder)
        told = self._told_share(said, place)
        options: list[Aspect] = [Aspect(*like, "named") if like else Aspect(0.0, None, "named")]
        options.append(Aspect(TOLD_SCORE * told, None, "told"))
        if part.kind == "facet" or part.ref.part == "overview":
            cues = [cue.words for cue in reading.cues if cue.facet == part.ref.part]
            if cues and not (part.ref.part == "contact" and place in self._unhelpful):
                left = self._reader.units(self._reader.without_generic(remainder, cues))
                asked = [unit for words in cues for unit in self._reader.units(words)]
                explained = self._explained(asked, left, place)
                options.append(Aspect(CUE_SCORE * explained, cues[0], "cue"))
            if part.ref.part == "overview":
                options.append(Aspect(_overview_score(reading, remainder), None, "overview"))
        return max(options, key=lambda option: option.score)

    def _explained(self, asked: Sequence[Unit], left: Sequence[Unit], place: int) -> float:
        """Share of what is said that words for the part and its text account for.

        Args:
            asked: words that ask for the part.
            left: what else is said.
            place: the part.
        """
        heard = sum(map(self._rest.weight, asked))
        unheard = sum(map(self._rest.weight, left)) * (1 - self._told_share(left, place))
        return heard / (heard + unheard) if heard else 0.0

    def _told_share(self, said: Sequence[Unit], place: int) -> float:
        weighed = [(pair, self._rest.pair_weight(pair)) for pair in pairs(said)]
        total = sum(weight for _, weight in weighed)
        return sum(weight for pair, weight in weighed if pair in self._told[place]) / total if total else 0.0

    def _whole_scores(self, reading: Reading) -> tuple[dict[int, float], dict[int, str], set[int]]:
        similarity = self._windowed(self._whole, reading.units, reading.clauses)
        if (
            len(reading.clauses) > 1
        ):  # a name in a clause of its own is no likeness: it is evidence of another kind
            similarity = np.where(self._pure_name, self._whole.similarity(reading.units), similarity)
        similarity = similarity * self._foreign(reading)
        best = np.argsort(-similarity)[:RERANKED]
        scores: dict[int, float] = {}
        phrasings: dict[int, str] = {}
        pure: set[int] = set()
        for index in best:
            row, dice = self._rows[index], float(similarity[index])
            if dice < 0.15:
                break
            ratio = fuzz.ratio(reading.canonical, row.canonical) / 100
            score = max(dice * (1 - RATIO_SHARE) + ratio * RATIO_SHARE * dice**0.5, 0.97 * dice)
            if score > scores.get(row.part, 0.0):
                scores[row.part], phrasings[row.part] = score, row.phrasing
                (pure.add if self._pure_name[index] else pure.discard)(row.part)
        return scores, phrasings, pure

    def _rest_scores(
        self, remainder: str, forms: frozenset[str], asked: frozenset[str]
    ) -> dict[int, tuple[float, str]]:
        rest = self._reader.units(remainder)
        clauses = [self._reader.units(clause) for clause in remainder.split()]
        if not rest:
            return {}
        similarity = self._windowed(self._rest, rest, clauses)
        found: dict[int, tuple[float, str]] = {}
        for index in np.argsort(-similarity)[:400]:
            row, score = self._rows[index], float(similarity[index])
            if score <= 0:
                break
            if self._forms[index] and forms and not forms & self._forms[index]:
                score *= OTHER_NAME
            if asked & self._asks[index]:
                score = min(score + SAME_ASPECT, 1.0)
            if score > found.get(row.part, (0.0, ""))[0]:
                found[row.part] = (score, row.phrasing)
        return found

    @staticmethod
    def _windowed(
        index: PhraseIndex, whole: Sequence[Unit], clauses: Sequence[Sequence[Unit]]
    ) -> NDArray[np.float32]:
        """Likeness of the whole message or, a little discounted, of its likest clause or pair of clauses."""
        best = index.similarity(whole)
        if len(clauses) > 1:
            pairs = [(*a, *b) for a, b in pairwise(clauses)] if len(clauses) > 2 else []
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


def _is_bare_name(row: _Row, mentions: Sequence[Mention]) -> bool:
    return any(len(mention.form) == len(row.canonical.replace(" ", "")) for mention in mentions)


def _overview_score(reading: Reading, remainder: str) -> float:
    """How well a message asks for an overview: surely if it says nothing but the name."""
    if not remainder.replace(" ", ""):
        return NAME_SCORE
    return OVERVIEW_SCORE if reading.specific or reading.cues else (NAME_SCORE + OVERVIEW_SCORE) / 2


@dataclass(frozen=True, slots=True)
class _Given:
    """What speaks for a part once its topic is taken as given."""

    strength: float
    hint: float
    aspect: Aspect | None
    pure_name: bool
    """Whether the whole likeness is one to a bare name."""


def _fit(part: AnswerablePart, whole: float, phrasing: str | None, given: _Given) -> Fit:
    aspect = given.aspect
    if given.strength >= 0.5:  # the name, long as it may be, must not make every part alike
        whole = 0.0 if given.pure_name else whole * NAMED_WHOLE
    named = given.hint * (0.5 + 0.5 * aspect.score) if aspect and aspect.score else 0.0
    rest = aspect.score if aspect else 0.0
    if aspect and named > whole:
        return Fit(part, min(named, 1.0), whole, rest, given.strength, aspect.phrasing, aspect.why)
    return Fit(part, min(whole, 1.0), whole, rest, given.strength, phrasing, "whole")
