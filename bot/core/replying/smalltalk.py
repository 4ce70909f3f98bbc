"""Recognises a message that is nothing but small talk, or a wish for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.core.outcomes import Decision, Handoff, Smalltalk
from bot.core.text.normalizing import tidy
from bot.core.text.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.vocabulary import SmalltalkVocabulary

_LIKENESS = 88.0
"""`fuzz.ratio` from which a whole message counts as small talk."""


class Chatter:
    """All that people say which is no question."""

    def __init__(self, smalltalk: SmalltalkVocabulary, handoff: Sequence[str]) -> None:
        self._talk = tuple(
            (_plain(phrasing), kind, phrasing)
            for kind, talk in smalltalk.kinds.items()
            for phrasing in talk.phrasings
        )
        self._handoff = frozenset(map(_plain, handoff))
        self._softeners = Scanner(map(_plain, smalltalk.softeners))
        self._bare = {form: (kind, phrasing) for form, kind, phrasing in reversed(self._talk)}

    def decide(self, written: str) -> Decision | None:
        """A request for a person, or small talk, if the tidied message is nothing else."""
        plain = written.replace(" ", "")
        if plain in self._handoff:
            return Decision(Handoff(), 0.95, "asks_for_person", written, matched=written)
        for form, kind, phrasing in self._talk:
            if fuzz.ratio(plain, form) >= _LIKENESS:
                return Decision(Smalltalk(kind), 0.95, "smalltalk", written, matched=phrasing)
        return self._softened(plain, written)

    def _softened(self, plain: str, written: str) -> Decision | None:
        """Small talk with words around it that only soften it: 好嘞谢谢老板."""
        left, at = "", 0
        for start, word in self._softeners.find(plain):
            left += plain[at:start]
            at = start + len(word)
        found = self._bare.get(left + plain[at:])
        return Decision(Smalltalk(found[0]), 0.9, "smalltalk", written, matched=found[1]) if found else None


def _plain(text: str) -> str:
    return tidy(text).replace(" ", "")
