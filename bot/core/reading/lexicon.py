"""The words that the knowledge base turns on, and hearing them in what was mistyped.

A message's stretch that is no known word but sounds like one of these is read as it: 稳干换还 → 稳岗返还,
wengang → 稳岗. Never unconditionally (fact sheet C-3): see `Lexicon._accepts`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.core.text.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ByEar = Mapping[tuple[str, ...], str]
"""Ordinary words by their syllables."""
_LONGEST = 12


class Term(NamedTuple):
    """A word that the knowledge base turns on."""

    text: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A stretch that was read as a term."""

    written: str
    read: str


class Lexicon:
    """Terms by spelling and by sound."""

    def __init__(
        self,
        terms: Iterable[str],
        is_word: Callable[[str], bool],
        english: frozenset[str] = frozenset(),
        by_ear: ByEar | None = None,
    ) -> None:
        """Collects the terms.

        Args:
            terms: normalised words of at least two units.
            is_word: whether a stretch is an ordinary word of the language or of the knowledge base,
                and so was meant as it stands.
            english: words that are not to be read as pinyin.
            by_ear: ordinary words by their syllables, heard where all is typed in pinyin.
        """
        self._by_ear = by_ear or {}
        self._is_word = is_word
        self._english = english
        self._spelled: set[str] = set()
        self._sounding: dict[tuple[str, ...], list[Term]] = defaultdict(list)
        for text in dict.fromkeys(terms):
            term = Term(text, units(text, english))
            if 2 <= len(term.units) <= _LONGEST and all(unit.text for unit in term.units):
                self._spelled.add(text)
                self._sounding[tuple(unit.fold for unit in term.units)].append(term)
        sizes: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for sounds in self._sounding:
            sizes[sounds[:2]].add(len(sounds))
        self._sizes = {begun: sorted(found, reverse=True) for begun, found in sizes.items()}
        """How long the terms are that begin with these two sounds, the longest first."""

    def hear(self, text: str, *, in_pinyin: bool = True) -> tuple[str, tuple[Correction, ...]]:
        """The text with what sounds like a term written as the term, and what was changed.

        Args:
            text: normalised, with what the glossary knows in Chinese.
            in_pinyin: whether its Latin letters may be ordinary words in pinyin (not of how do women apply).
        """
        heard: list[str] = []
        corrections: list[Correction] = []
        runs = self._runs(text)
        by_ear = self._by_ear if in_pinyin and not any(map(_is_english, runs)) else {}
        for clause in runs:
            read, changed = self._hear_clause(clause, by_ear)
            heard.append(read)
            corrections += changed
        return " ".join(heard), tuple(corrections)

    def _runs(self, text: str) -> list[tuple[Unit, ...]]:
        """The clauses; of pinyin, which people type with a space after every word, one run."""
        runs: list[tuple[Unit, ...]] = []
        for clause in text.split():
            found = units(clause, self._english)
            if runs and all(not unit.text for unit in (*runs[-1], *found)):
                runs[-1] += found
            else:
                runs.append(found)
        return runs

    def _hear_clause(self, clause: tuple[Unit, ...], by_ear: ByEar) -> tuple[str, list[Correction]]:
        read: list[str] = []
        corrections: list[Correction] = []
        at = 0
        while at < len(clause):
            size, term = self._longest(clause, at, by_ear)
            if term is None:
                read.append(_written(clause[at : at + 1]))
                at += 1
                continue
            written = _written(clause[at : at + size])
            if written != term:
                corrections.append(Correction(written, term))
            read.append(term)
            at += size
        return _join(read), corrections

    def _longest(self, clause: tuple[Unit, ...], at: int, by_ear: ByEar) -> tuple[int, str | None]:
        for size in self._sizes_at(clause, at):
            stretch = clause[at : at + size]
            written = "".join(unit.text for unit in stretch)
            if written in self._spelled and all(unit.text for unit in stretch):
                return size, written
            terms = self._sounding.get(tuple(unit.fold for unit in stretch), ())
            best = max(
                (term for term in terms if self._accepts(clause, at, size, term)),
                key=lambda term: _agreement(stretch, term.units),
                default=None,
            )
            if best is not None:
                return size, best.text
            word = by_ear.get(tuple(unit.sound for unit in stretch))
            if word is not None and not written:
                return size, word
        alone = by_ear.get((clause[at].sound,)) if not clause[at].text else None
        return 1, alone

    def _sizes_at(self, clause: tuple[Unit, ...], at: int) -> Iterable[int]:
        """How long a word may be that begins here, the longest first; in pinyin, as long as any."""
        most = min(_LONGEST, len(clause) - at)
        if not clause[at].text:
            return range(most, 1, -1)
        begun = tuple(unit.fold for unit in clause[at : at + 2])
        return (size for size in self._sizes.get(begun, ()) if size <= most)

    def _accepts(self, clause: tuple[Unit, ...], at: int, size: int, term: Term) -> bool:
        """Whether a stretch that sounds like the term may be read as it.

        Short words have many homophones: two characters must share one, or sound exactly alike and be
        no word.
        """
        stretch = clause[at : at + size]
        same = sum(a.text == b.text for a, b in zip(stretch, term.units, strict=True))
        exact = all(a.sound == b.sound for a, b in zip(stretch, term.units, strict=True))
        if all(not unit.text for unit in stretch):
            return exact or size >= 3
        written = "".join(unit.text for unit in stretch)
        if size == 2:
            return (
                (same == 1 or exact) and not self._is_word(written) and not self._cuts_word(clause, at, size)
            )
        if size == 3:
            return (same >= 1 or exact) and not self._is_word(written)
        return same >= 1 or exact

    def _cuts_word(self, clause: tuple[Unit, ...], at: int, size: int) -> bool:
        """Whether the stretch would cut a known word at either of its edges."""
        before = "".join(unit.text for unit in clause[max(0, at - 1) : at + 1])
        after = "".join(unit.text for unit in clause[at + size - 1 : at + size + 1])
        return (at > 0 and len(before) == 2 and self._is_word(before)) or (
            at + size < len(clause) and len(after) == 2 and self._is_word(after)
        )


def _is_english(clause: tuple[Unit, ...]) -> bool:
    """Whether there is a Latin word that is no pinyin: then the others need not be, either."""
    return any(len(unit.text) > 1 and unit.text.isascii() and unit.text.isalpha() for unit in clause)


def _agreement(stretch: tuple[Unit, ...], term: tuple[Unit, ...]) -> tuple[int, int]:
    pairs = list(zip(stretch, term, strict=True))
    return sum(a.text == b.text for a, b in pairs), sum(a.sound == b.sound for a, b in pairs)


def _written(stretch: tuple[Unit, ...]) -> str:
    return "".join(unit.text or f"{unit.sound}'" for unit in stretch).rstrip("'")


def _join(pieces: list[str]) -> str:
    """Pieces side by side, latin ones parted from each other."""
    text = ""
    for piece in pieces:
        latin = (
            bool(text)
            and text[-1].isascii()
            and text[-1].isalpha()
            and piece[0].isascii()
            and piece[0].isalpha()
        )
        text += f" {piece}" if latin else piece
    return text
