"""Which side of a topic a message asks about, the topic taken as given; from four kinds of evidence.

- named: what the message says beyond the topic's name is like what a phrasing says beyond it;
- cue: it uses words that ask for this standard part, and little else that the part does not speak of;
- told: what it says stands in the part's text;
- overview: it says the name and nothing, or nothing that any part accounts for.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.core.weighing.vocabularies import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.reading.reader import Reader, Reading
    from bot.core.text.units import Unit
    from bot.core.weighing.phrasings import Likeness, Phrasings, Rows
    from bot.core.weighing.vocabularies import Pair

    WeighedPairs = list[tuple[Pair, float]]

CUE_SCORE = 0.9
TOLD_SCORE = 0.75
NAME_SCORE = 0.7
"""What an overview scores when nothing but its topic's name is said."""
OVERVIEW_SCORE = 0.27
"""What an overview scores when nothing speaks for any part."""


class Aspect(NamedTuple):
    """How well a message asks for one part of a topic."""

    score: float
    """0–1."""
    phrasing: str | None
    """What spoke for it: a phrasing, or words that ask for the part."""
    why: str


class Aspects:
    """The parts of every topic, as sides of it that can be asked about."""

    def __init__(
        self,
        parts: Sequence[AnswerablePart],
        told: Sequence[Sequence[Unit]],
        phrasings: Phrasings,
        reader: Reader,
    ) -> None:
        """Collects the sides.

        Args:
            parts: all of them.
            told: the units of each part's text.
            phrasings: of the same parts.
            reader: reads messages.
        """
        self._parts = parts
        self._phrasings = phrasings
        self._reader = reader
        self._told = [frozenset(pairs(text)) for text in told]
        self._places: dict[str, list[int]] = {}
        for place, part in enumerate(parts):
            self._places.setdefault(part.ref.topic, []).append(place)
        self._unhelpful = self._find_unhelpful()

    def _find_unhelpful(self) -> frozenset[int]:
        """Contact parts that only name a hotline, of topics whose own number is known to be missing."""
        asking = self._phrasings.parts_asking("contact")
        missing = {self._parts[place].ref.topic for place in asking if self._parts[place].kind == "gap"}
        return frozenset(
            place
            for place, part in enumerate(self._parts)
            if part.ref.part == "contact" and not part.text and part.ref.topic in missing
        )

    def of(self, topic: str, reading: Reading, without: Rows = ()) -> dict[int, Aspect]:
        """How well a message, its topic given, asks for each of the topic's parts, by their places.

        Args:
            topic: the topic.
            reading: the message.
            without: phrasings that are not looked at.
        """
        own = self._phrasings.own(topic, reading.mentions)
        remainder = reading.beyond(own)
        forms = frozenset(mention.form for mention in own)
        asked = frozenset(cue.facet for cue in reading.cues)
        like = self._phrasings.beyond_names(topic, remainder, forms, asked, without)
        said = self.weighed(self._reader.units(remainder))
        return {
            place: self._aspect(reading, place, remainder, said, like.get(place))
            for place in self._places.get(topic, ())
        }

    def borrowed(self, reading: Reading, topic: str) -> float:
        """How well what a message says beyond names fits the best part of a topic that it does not name."""
        like = self._phrasings.beyond_names(topic, reading.remainder)
        return max((like[place].score for place in self._places.get(topic, ()) if place in like), default=0.0)

    def _aspect(
        self, reading: Reading, place: int, remainder: str, said: WeighedPairs, like: Likeness | None
    ) -> Aspect:
        part = self._parts[place]
        told = TOLD_SCORE * self._told_share(said, place)
        options = [Aspect(told, None, "told")]
        if like is not None:
            options.append(Aspect(like.score, like.phrasing, "named"))
        if part.kind == "facet" or part.ref.is_whole:
            cues = [cue.words for cue in reading.cues if cue.facet == part.ref.part]
            if cues and place not in self._unhelpful:
                options.append(Aspect(self._cue_score(cues, remainder, place), cues[0], "cue"))
        if part.ref.is_whole:
            options.append(Aspect(_overview_score(reading, remainder), None, "overview"))
        return max(options, key=lambda option: option.score)

    def _cue_score(self, cues: Sequence[str], remainder: str, place: int) -> float:
        """As much of the full score as the words that ask, and the part's text, account for what is said."""
        weights = self._phrasings.rest.written.weights_of
        asked = sum(sum(weights(self._reader.units(words))) for words in cues)
        left = self._reader.units(self._reader.without_generic(remainder, cues))
        unheard = sum(weights(left)) * (1 - self._told_share(self.weighed(left), place))
        return CUE_SCORE * asked / (asked + unheard) if asked else 0.0

    def weighed(self, said: Sequence[Unit]) -> WeighedPairs:
        """The pairs of neighbouring characters in what is said, with how much they distinguish."""
        weights = self._phrasings.rest.written.pair_weights_of(said)
        both = zip(pairwise(said), weights, strict=True)
        return [((a.text, b.text), weight) for (a, b), weight in both if a.text and b.text]

    def _told_share(self, said: WeighedPairs, place: int) -> float:
        """Share of what is said that stands in the part's text."""
        total, told = sum([weight for _, weight in said]), self._told[place]
        return sum([weight for pair, weight in said if pair in told]) / total if total else 0.0


def _overview_score(reading: Reading, remainder: str) -> float:
    """How well a message asks for an overview: surely if it says nothing but the name."""
    if not remainder.replace(" ", ""):
        return NAME_SCORE
    return OVERVIEW_SCORE if reading.specific or reading.cues else (NAME_SCORE + OVERVIEW_SCORE) / 2
