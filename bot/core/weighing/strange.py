"""How much of what a message says beyond names is said in words that a topic never uses.

Who names 扩岗补助 and asks about 班车 asks something of which none of its phrasings and answers speak; that
the name is right says nothing for any part then. Only nouns of two characters and more count as strange:
how one asks (讲讲, 砍掉了没) may be said of anything, and single characters are as often mistyped, or
dialect, as they mean something.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.core.weighing.words import any_word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.core.weighing.phrasings import Row
    from bot.core.weighing.words import IsNoun

SHORTEST = 2
"""Characters of a word that may be strange."""


class Spoken:
    """All that each topic is asked and says, by part."""

    def __init__(
        self,
        places: Mapping[str, Sequence[int]],
        rows: Sequence[Row],
        answers: Sequence[str],
        ordinary: Collection[str] = (),
        is_noun: IsNoun = any_word,
    ) -> None:
        """Collects the texts.

        Args:
            places: of each topic those of its parts among all.
            rows: every phrasing.
            answers: the canonical answer of each part.
            ordinary: words that may be said of anything, and are never strange: 贷款.
            is_noun: whether a word names a thing.
        """
        self._is_noun = is_noun
        self._ordinary = frozenset(ordinary)
        self._rows = rows
        self._answers = answers
        self._own = places
        self._rows_of: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            self._rows_of[row.part].append(number)
        self._whole = {topic: self._text(topic) for topic in self._own}

    def strange(
        self,
        words: Mapping[str, float],
        topic: str,
        rows: Collection[int] = (),
        parts: Collection[int] = (),
    ) -> float:
        """Share of what these words distinguish that falls to those that the topic never uses, 0–1.

        Args:
            words: what a message says beyond names, word by word, with how much each distinguishes.
            topic: its id.
            rows: phrasings that are not looked at.
            parts: parts that are not looked at.
        """
        total = sum(weight for word, weight in words.items() if not word.isascii())
        if not total:
            return 0.0
        text = self._text(topic, rows, parts) if rows or parts else self._whole.get(topic, "")
        foreign = (weight for word, weight in words.items() if self._means(word) and word not in text)
        return sum(foreign) / total

    def _means(self, word: str) -> bool:
        means = len(word) >= SHORTEST and not word.isascii() and word not in self._ordinary
        return means and self._is_noun(word)

    def _text(self, topic: str, rows: Collection[int] = (), parts: Collection[int] = ()) -> str:
        """What a topic is asked and says in all its parts, less these phrasings and these parts."""
        own = [place for place in self._own.get(topic, ()) if place not in parts]
        asked = (
            self._rows[row].canonical for place in own for row in self._rows_of[place] if row not in rows
        )
        return "\n".join((*asked, *(self._answers[place] for place in own)))
