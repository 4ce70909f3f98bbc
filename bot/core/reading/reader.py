"""What is understood of a message before anything is matched: words, names, parts asked for, documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.core.reading.canonical import Canonicalizer, EnglishReader
from bot.core.reading.lexicon import ByEar, Correction, Lexicon
from bot.core.reading.names import Mention, Names
from bot.core.reading.sides import asks_which, other_side
from bot.core.text.asking import interrogates
from bot.core.text.documents import DocumentNumber, cited, without_citations
from bot.core.text.figures import figures
from bot.core.text.normalizing import Normalizer, tidy, unspaced
from bot.core.text.sounds import syllable
from bot.core.text.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.core.knowledge.model import FacetName, Topic
    from bot.core.knowledge.vocabulary import Ambiguous, FacetVocabulary, Vocabulary

T = TypeVar("T")
REMEMBERED = 64
"""Messages, and pieces of them, of which a reader remembers what it understood."""
FIRST, LAST = 8, 16
"""Clauses of a very long message that are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that ask for a standard part."""

    facet: FacetName
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as the matcher sees it."""

    written: str
    """As it came."""
    normalized: str
    canonical: str
    """Normal form in canonical words, mistyped terms mended, clauses parted by spaces."""
    units: tuple[Unit, ...]
    clauses: tuple[tuple[Unit, ...], ...]
    """Of a very long message those at its ends."""
    corrections: tuple[Correction, ...]
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    """Longest first."""
    ambiguous: tuple[Ambiguous, ...]
    documents: tuple[DocumentNumber, ...]
    figures: frozenset[str]
    """Amounts with their units."""
    equates: bool
    """Whether nothing stands between and beside its names but 是, 就是 and the like."""
    compares: bool
    """Whether it asks how things differ."""
    beside: str | None
    """What the other thing is, where it asks so and says it."""
    asks: bool
    """Whether it is a question, by its mark or an interrogative."""
    asks_whether: bool
    """Whether it wants something confirmed."""
    remainder: str
    """What is left when names are taken out."""
    specific: str
    """What is left of the remainder when parts asked for, generic words and ambiguous words are gone too."""

    def beyond(self, mentions: tuple[Mention, ...]) -> str:
        """What is left when these mentions, and documents cited by number, are taken out."""
        left = without(self.canonical, mentions)
        return without_citations(left) if self.documents else left

    @property
    def names_said(self) -> tuple[str, ...]:
        """The names as they stand in the message, in canonical words, in order."""
        return tuple(self.canonical[mention.start : mention.end] for mention in self.mentions)

    def named(self, least: float = 0.0) -> tuple[str, ...]:
        """Topics named with at least this strength, the first named first."""
        topics = (topic for mention in self.mentions if mention.strength >= least for topic in mention.topics)
        return tuple(dict.fromkeys(topics))


class Reader:
    """Reads messages and phrasings alike."""

    def __init__(
        self,
        topics: Iterable[Topic],
        vocabulary: Vocabulary,
        facets: FacetVocabulary,
        is_word: Callable[[str], bool],
        by_ear: ByEar | None = None,
    ) -> None:
        """Takes what is to be recognised.

        Args:
            topics: whose names.
            vocabulary: the staff's words.
            facets: how standard parts are asked for.
            is_word: whether a stretch is an ordinary word, and was meant as it stands.
            by_ear: ordinary words by their syllables.
        """
        topics = tuple(topics)
        self.vocabulary = vocabulary
        self.normalize = Normalizer(vocabulary, [name for topic in topics for name in topic.names])
        self._english = EnglishReader(vocabulary)
        self._canonicalize = Canonicalizer(vocabulary, tidy)
        self.names = Names(topics, self.canonical, vocabulary.hosts)
        self._cues = self._forms((cue, facet) for facet, part in facets.facets.items() for cue in part.cues)
        self._ambiguous = self._forms((word, group) for group in vocabulary.ambiguous for word in group.words)
        self._generic = tuple(form for form, _ in self._forms((word, None) for word in vocabulary.generic))
        self._comparing = tuple(
            form for form, _ in self._forms((word, None) for word in vocabulary.comparing)
        )
        self._whether = tuple(tidy(word) for word in vocabulary.whether)
        self._equating = frozenset(
            form for form, _ in self._forms((word, None) for word in vocabulary.equating)
        )
        names = [unspaced(name) for topic in topics for name in topic.names]
        terms = (
            *names,
            *self.names.forms,
            *self._canonicalize.words,
            *(form for form, _ in (*self._cues, *self._ambiguous)),
            *self._generic,
        )
        self._lexicon = Lexicon(terms, is_word, self._english.words, by_ear)
        self._particles = {syllable(word) for word in vocabulary.fillers.trailing if len(word) == 1} - {None}
        self._readings: dict[str, Reading] = {}

    def _forms(self, words: Iterable[tuple[str, T]]) -> tuple[tuple[str, T], ...]:
        """Words in canonical form, the longest first; the first to claim a form keeps it."""
        ordered: dict[str, T] = {}
        for word, thing in words:
            form = self.canonical(word).replace(" ", "")
            if form:
                ordered.setdefault(form, thing)
        return tuple(sorted(ordered.items(), key=lambda pair: len(pair[0]), reverse=True))

    def canonical(self, text: str) -> str:
        """A text in canonical words, without mending."""
        return self._canonicalize(self._english(tidy(text)))

    def without_generic(self, text: str, words: Iterable[str] = ()) -> str:
        """A canonical text without these words and without words that every policy shares."""
        for word in (*words, *self._generic):
            text = text.replace(word, " ")
        return text

    def units(self, text: str) -> tuple[Unit, ...]:
        """The units of a canonical text."""
        return units(text, self._english.words)

    @property
    def cue_forms(self) -> tuple[tuple[str, FacetName], ...]:
        """The words that ask for standard parts, the longest first."""
        return self._cues

    def cues(self, text: str) -> tuple[Cue, ...]:
        """The standard parts that a canonical text asks for, by the longest words first."""
        return tuple(Cue(facet, words) for words, facet in self._take(text, self._cues)[1])

    def read(self, written: str) -> Reading:
        """What is understood of a message; remembered, for one turn asks it many times."""
        reading = self._readings.get(written)
        if reading is None:
            if len(self._readings) >= REMEMBERED:
                self._readings.clear()
            normalized = self.normalize(written)
            chinese = self._english(normalized)
            in_pinyin = chinese == normalized
            if in_pinyin:
                chinese = self._without_particle(chinese)
            heard, corrections = self._lexicon.hear(chinese, in_pinyin=in_pinyin)
            reading = self._reading(written, normalized, self._canonicalize(heard), corrections)
            self._readings[written] = reading
        return reading

    def _without_particle(self, text: str) -> str:
        """The text without 吗 or 呢 at its end, typed in pinyin."""
        before, _, last = text.rpartition(" ")
        return before if before and last in self._particles else text

    def _reading(
        self, written: str, normalized: str, canonical: str, corrections: tuple[Correction, ...]
    ) -> Reading:
        mentions = self.names.find(canonical)
        tidied = tidy(written)
        documents = cited(tidied)
        remainder = without(canonical, mentions)
        remainder = without_citations(remainder) if documents else remainder
        specific, cues = self._take(remainder, self._cues)
        specific, ambiguous = self._take(specific, self._ambiguous)
        specific = self.without_generic(specific)
        return Reading(
            written=written,
            normalized=normalized,
            canonical=canonical,
            units=self.units(canonical),
            clauses=telling(tuple(self.units(clause) for clause in canonical.split())),
            corrections=corrections,
            mentions=mentions,
            cues=tuple(Cue(facet, words) for words, facet in cues),
            ambiguous=tuple(group for _, group in ambiguous),
            documents=documents,
            figures=figures(canonical),
            asks=written.rstrip().endswith(("?", "？")) or interrogates(canonical),
            asks_whether=any(word in tidied for word in self._whether) or _queried(written, canonical),
            compares=any(word in canonical or word in tidied for word in self._comparing)
            or asks_which(canonical, mentions),
            beside=other_side(canonical, self._comparing) or other_side(tidied, self._comparing),
            equates=remainder.replace(" ", "") in self._equating,
            remainder=remainder,
            specific=" ".join(specific.split()),
        )

    @staticmethod
    def _take(text: str, forms: tuple[tuple[str, T], ...]) -> tuple[str, list[tuple[str, T]]]:
        """Takes every form out of the text, the longest first."""
        taken = []
        for form, thing in forms:
            if form in text:
                taken.append((form, thing))
                text = text.replace(form, " ")
        return text, taken


def telling(clauses: Sequence[tuple[Unit, ...]]) -> tuple[tuple[Unit, ...], ...]:
    """The clauses, none twice; of very many the first and the last, where people put their question."""
    different = tuple(dict.fromkeys(clause for clause in clauses if clause))
    return different if len(different) <= FIRST + LAST else (*different[:FIRST], *different[-LAST:])


def _queried(written: str, canonical: str) -> bool:
    """Whether a statement (认定比例是 90%) was made a question by its mark alone."""
    return written.rstrip().endswith(("?", "？")) and not interrogates(canonical)


def without(text: str, mentions: tuple[Mention, ...]) -> str:
    """The text with the names taken out."""
    pieces, at = [], 0
    for mention in mentions:
        pieces.append(text[at : mention.start])
        at = mention.end
    return " ".join(" ".join([*pieces, text[at:]]).split())
