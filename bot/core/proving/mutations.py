"""How people write what the curator wrote otherwise: in other script, by ear, in letters, shorter.

Deterministic: the same phrasing has the same mutations every time, so that a proof can be repeated.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from zlib import crc32

from bot.core.text.scanning import Scanner
from bot.core.text.sounds import folded, syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from opencc import OpenCC

Kind = Literal["written", "traditional", "homophone", "accent", "pinyin", "dropped", "abbreviated", "swapped"]
EACH = 2
"""Mutations of a kind that are tried on one phrasing."""


class Mutation(NamedTuple):
    """A phrasing, changed."""

    kind: Kind
    text: str


class Mutator:
    """Makes the mutations, with the characters and the words that the knowledge base uses."""

    def __init__(
        self,
        texts: Iterable[str],
        same: Mapping[str, Sequence[str]],
        particles: Iterable[str],
        kept: Iterable[str],
    ) -> None:
        """Collects what sounds alike.

        Args:
            texts: all phrasings.
            same: for a word the other ways to say it.
            particles: words that get lost in haste.
            kept: words that no particle is taken out of: names, and words that turn the sense.
        """
        self._same = same
        self._particles = Scanner(particles)
        self._kept = Scanner(kept)
        self._sounds: dict[str, set[str]] = defaultdict(set)
        self._folds: dict[str, set[str]] = defaultdict(set)
        for character in set("".join(texts)):
            sound = syllable(character)
            if sound:
                self._sounds[sound].add(character)
                self._folds[folded(sound)].add(character)

    def of(self, phrasing: str) -> Iterator[Mutation]:
        """The phrasing itself and every mutation that changes it, none twice."""
        seen: set[str] = set()
        for mutation in self._all(phrasing):
            if mutation.text not in seen:
                seen.add(mutation.text)
                yield mutation

    def _all(self, phrasing: str) -> Iterator[Mutation]:
        yield Mutation("written", phrasing)
        yield Mutation("traditional", _traditional().convert(phrasing))
        spelled = "".join(f" {sound} " if (sound := syllable(each)) else each for each in phrasing)
        yield Mutation("pinyin", " ".join(spelled.split()))
        for kind, options in (
            ("homophone", self._misheard(phrasing, self._same_sound)),
            ("accent", self._misheard(phrasing, self._same_fold)),
            ("dropped", self._dropped(phrasing)),
            ("abbreviated", self._reworded(phrasing)),
        ):
            for text in _some(list(options), phrasing):
                yield Mutation(kind, text)  # type: ignore[arg-type]  # the table above has kinds only

    def _same_sound(self, character: str) -> set[str]:
        return self._sounds.get(syllable(character) or "", set())

    def _same_fold(self, character: str) -> set[str]:
        sound = syllable(character)
        return self._folds.get(folded(sound), set()) - self._sounds[sound] if sound else set()

    @staticmethod
    def _misheard(phrasing: str, alike: Callable[[str], set[str]]) -> Iterator[str]:
        for place, character in enumerate(phrasing):
            others = sorted(alike(character) - {character})
            if others:
                other = others[_chance(phrasing, place) % len(others)]
                yield phrasing[:place] + other + phrasing[place + 1 :]

    def _dropped(self, phrasing: str) -> Iterator[str]:
        kept = [range(start, start + len(word)) for start, word in self._kept.find(phrasing)]
        for start, word in self._particles.find(phrasing):
            if not any(start in place for place in kept):
                yield phrasing[:start] + phrasing[start + len(word) :]

    def _reworded(self, phrasing: str) -> Iterator[str]:
        for word, others in self._same.items():
            if word in phrasing:
                yield from (phrasing.replace(word, other) for other in others)


def swapped(phrasing: str, names: Iterable[str], others: Iterable[str]) -> Iterator[Mutation]:
    """A phrasing with another topic's names for the topic's own.

    Args:
        phrasing: what asks about the topic.
        names: the topic's names.
        others: the other topic's names.
    """
    own = max((name for name in names if name in phrasing), key=len, default=None)
    if own:
        for text in _some([phrasing.replace(own, other) for other in others], phrasing):
            yield Mutation("swapped", text)


def _some(options: Sequence[str], phrasing: str) -> Iterator[str]:
    """A few of the options, chosen by chance but always the same."""
    ordered = sorted(range(len(options)), key=lambda place: _chance(phrasing, place))
    return (options[place] for place in ordered[:EACH])


def _chance(phrasing: str, place: int) -> int:
    return crc32(f"{place} {phrasing}".encode())


@cache
def _traditional() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415  # loads its tables when first used

    return OpenCC("s2twp")
