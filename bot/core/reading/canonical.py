"""Canonical words: staff-kept synonyms on both sides, so that 技术改造补助 and 技改补贴 meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.knowledge.vocabulary import Vocabulary

_LATIN = re.compile("[a-z]")
_MARKED = re.compile(r" *(?:\0[^\0]*\0 *)+")
"""What was read from the glossary, each between marks, side by side."""


class Canonicalizer:
    """Replaces every synonym by its canonical word, the longest first.

    >>> from bot.core.knowledge.vocabulary import Synonym, Vocabulary
    >>> upgrade = Synonym(word="技改", same=("技术改造",))
    >>> words = Vocabulary(synonyms=(upgrade, Synonym(word="补贴", same=("补助",))))
    >>> Canonicalizer(words, str.lower)("技术改造补助")
    '技改补贴'
    """

    def __init__(self, vocabulary: Vocabulary, normalize: Callable[[str], str]) -> None:
        self._whole = frozenset(map(normalize, vocabulary.whole))
        self._words = {word: word for word in self._whole}
        for group in vocabulary.synonyms:
            target = normalize(group.word)
            self._words.setdefault(target, target)  # a canonical word is never cut up by a shorter synonym
            for word in group.same:
                self._words.setdefault(normalize(word), target)
        self._words.pop("", None)
        self._scanner = Scanner(self._words)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that is replaced or replaces."""
        return tuple(word for word in self._words if word not in self._whole)

    def __call__(self, text: str) -> str:
        """The text in canonical words."""
        pieces, at = [], 0
        for start, word in self._scanner.find(text):
            pieces += [text[at:start], self._words[word]]
            at = start + len(word)
        return "".join([*pieces, text[at:]])


class EnglishReader:
    """Reads English words and phrases as Chinese, from the staff's glossary.

    >>> from bot.core.knowledge.vocabulary import Vocabulary
    >>> words = Vocabulary(english={"subsidy": "补贴", "how much": "多少"}, english_fillers=("is", "the"))
    >>> EnglishReader(words)("how much is the subsidy 稳岗")
    '多少补贴稳岗'
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._glossary = {key.lower(): value for key, value in vocabulary.english.items()}
        self._glossary |= {word.lower(): "" for word in vocabulary.english_fillers}
        longest_first = sorted(self._glossary, key=len, reverse=True)
        self._pattern = re.compile(r"(?<![a-z])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![a-z])")
        self.words = frozenset(word for key in self._glossary for word in key.split())
        """Every word of the glossary: not to be read as pinyin."""

    def __call__(self, text: str) -> str:
        """The text with what the glossary knows in Chinese; a space next to it parts no clauses."""
        if not self._glossary or not _LATIN.search(text):
            return text
        marked = self._pattern.sub(lambda match: f"\0{self._glossary[match[0]]}\0", text)
        return _MARKED.sub(lambda match: match[0].replace("\0", "").replace(" ", "") or " ", marked).strip()
