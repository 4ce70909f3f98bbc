"""Which topics a message names: by title, alias, nickname or known misspelling, the longest name first."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from bot.core.reading.spelled import Spelled
from bot.core.text.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.core.knowledge.model import Topic

_TYPO_LENGTH = 5
"""A name this long may be recognised with one character lost, doubled or wrong."""
PLACE_STRENGTH = 0.4
HOST_STRENGTH = 0.6
"""Where the asker is, and whom they think they talk to, seldom is what they ask about."""
_LAST_NUMBER = re.compile(r"\d+%?$")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(.?)")
_COUNTED = re.compile(r"[\d.百千万亿元块人家个年月天]")
"""What makes another figure of a number that it follows."""
_TYPO_SCORE = 79.0
"""`fuzz.ratio` of a five-character name with one wrong character is 80."""


class Mention(NamedTuple):
    """A name that stands in the message."""

    topics: tuple[str, ...]
    """Whose name it is; several where they share it."""
    name: str
    """As the curator wrote it."""
    form: str
    """In canonical words."""
    start: int
    end: int
    """Where it stands in the canonical text."""
    strength: float
    """0–1: 1 for the exact name of something that is not merely a place."""

    def overlaps(self, other: Mention) -> bool:
        """Whether both stand on common ground."""
        return self.start < other.end and other.start < self.end


class Names:
    """All names of all topics."""

    def __init__(
        self, topics: Iterable[Topic], canonical: Callable[[str], str], hosts: Iterable[str] = ()
    ) -> None:
        """Collects the names.

        Args:
            topics: what may be named.
            canonical: brings a name to the form in which messages are searched.
            hosts: names of whoever runs all this: said in passing, whatever is asked.
        """
        self._hosts = frozenset(canonical(name).replace(" ", "") for name in hosts)
        self._owners: dict[str, list[str]] = defaultdict(list)
        self._written: dict[str, str] = {}
        places: set[str] = set()
        for topic in topics:
            if topic.kind == "place":
                places.add(topic.id)
            for name in topic.names:
                form = canonical(name).replace(" ", "")
                if len(form) >= 2 and topic.id not in self._owners[form]:
                    self._owners[form].append(topic.id)
                    self._written.setdefault(form, name)
        self.places = frozenset(places)
        """Topics that are mere places."""
        self._by_length = sorted(self._owners, key=len, reverse=True)
        self._scanner = Scanner(self._by_length)
        long = [form for form in self._by_length if len(form) >= _TYPO_LENGTH and not form.isdigit()]
        self._long = Spelled(long, 1 - _TYPO_SCORE / 100)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name in canonical form."""
        return tuple(self._by_length)

    def is_name(self, text: str) -> bool:
        """Whether a text in canonical words is a name, and nothing else."""
        return text in self._owners

    def whole(self, form: str) -> Mention:
        """The mention of a text that is nothing but this name."""
        return self._mention(form, 0, len(form), 1.0)

    def written(self, text: str) -> tuple[Mention, ...]:
        """The names that stand in a canonical text as they are, none within another, in order."""
        return tuple(
            self._mention(form, start, start + len(form), 1.0)
            for start, form in self._scanner.find(text)
            if not (form.isdigit() and _touches_digit(text, start, start + len(form)))
            and not _ends_in_another_figure(form, text, start + len(form))
        )

    def find(self, text: str) -> tuple[Mention, ...]:
        """The names in a canonical text, also a mistyped one where no other is surely named, in order."""
        found = [*self.written(text)]
        if not any(mention.strength == 1.0 for mention in found):
            found += self._mistyped(text, found)
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _mention(self, form: str, start: int, end: int, strength: float) -> Mention:
        owners = tuple(self._owners[form])
        if all(owner in self.places for owner in owners):
            strength = PLACE_STRENGTH
        elif form in self._hosts:
            strength = HOST_STRENGTH
        return Mention(owners, self._written[form], form, start, end, strength)

    def _mistyped(self, text: str, taken: list[Mention]) -> list[Mention]:
        best: Mention | None = None
        alike = process.extract(
            text, self._long.perhaps_in(text), scorer=fuzz.partial_ratio, score_cutoff=_TYPO_SCORE, limit=None
        )
        for form, _, _ in sorted(alike, key=itemgetter(2)):
            aligned = fuzz.partial_ratio_alignment(form, text, score_cutoff=_TYPO_SCORE)
            if aligned is None or aligned.dest_end - aligned.dest_start < len(form) - 1:
                continue
            if _ends_in_another_figure(form, text, aligned.dest_end):
                continue
            if not _has_the_percentages(form, text):
                continue
            strength = 0.8 * aligned.score / 100
            mention = self._mention(form, aligned.dest_start, aligned.dest_end, strength)
            if (best is None or mention.strength > best.strength) and not any(map(mention.overlaps, taken)):
                best = mention
        return [best] if best else []


def _has_the_percentages(form: str, text: str) -> bool:
    """Whether what a name says in percent is none of something else in the text: 120%加计 and 120万加计."""
    said = {number for number, unit in _FIGURE.findall(text) if not _COUNTED.match(unit)}
    return all(number in said for number in _PERCENT.findall(form))


def _touches_digit(text: str, start: int, end: int) -> bool:
    """Whether a number is only a piece of a longer one: a hotline inside somebody's phone number."""
    return text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


def _ends_in_another_figure(form: str, text: str, end: int) -> bool:
    """Whether the number that a name ends in is part of another figure in the text: 加计120 in 加计120万."""
    number = _LAST_NUMBER.search(form)
    if number is None:
        return False
    counted = _COUNTED.match(text, end) is not None
    return counted or (form.endswith("%") and not text[:end].endswith(number[0]))
