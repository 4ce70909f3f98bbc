"""Recognises a message that is nothing but small talk, or a wish for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.core.outcomes import Decision, Handoff, Smalltalk
from bot.core.text.normalizing import unspaced
from bot.core.text.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.vocabulary import SmalltalkVocabulary
    from bot.core.reading.reader import Reading

_YOU = "你"
_BESIDE = 8
"""Characters beside what scolds that say no more."""
_ANNOUNCED = 2
"""Characters behind what announces a question that are no question yet (再问一个哈)."""
_LIKENESS = 88.0
"""`fuzz.ratio` from which a whole message counts as small talk."""


class Chatter:
    """All that people say which is no question."""

    def __init__(self, smalltalk: SmalltalkVocabulary, handoff: Sequence[str]) -> None:
        self._talk = tuple(
            (unspaced(phrasing), kind, phrasing)
            for kind, talk in smalltalk.kinds.items()
            for phrasing in talk.phrasings
        )
        self._handoff = frozenset(map(unspaced, handoff))
        self._signs = tuple(
            (unspaced(sign), kind) for kind, talk in smalltalk.kinds.items() for sign in talk.signs
        )
        self._rhetorical = tuple(
            (unspaced(sign), kind) for kind, talk in smalltalk.kinds.items() for sign in talk.rhetorical
        )
        self._announcing = frozenset(kind for kind, talk in smalltalk.kinds.items() if talk.announces)
        self._but = tuple(map(unspaced, smalltalk.but))
        self._softeners = Scanner(map(unspaced, smalltalk.softeners))
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

    def recognise(self, written: str, reading: Reading) -> Decision | None:
        """Small talk at length, by a sign in it; None if anything is asked or named, or it says but."""
        plain = written.replace(" ", "")
        scolds = self._scolds(plain, reading)
        if scolds is not None:
            return Decision(Smalltalk(scolds[1]), 0.8, "smalltalk", written, matched=scolds[0])
        says_more = reading.asks or reading.asks_whether or reading.cues or reading.mentions
        if says_more or reading.figures or any(word in plain for word in self._but):
            return None
        found = next(((kind, sign) for sign, kind in self._signs if sign in plain), None)
        if found is None or self._followed(*found, plain):
            return None
        return Decision(Smalltalk(found[0]), 0.8, "smalltalk", written, matched=found[1])

    def _followed(self, kind: str, sign: str, plain: str) -> bool:
        """Whether a question was announced and stands behind it: 再问一个，贷款换设备."""
        behind = self._softeners.without(plain.partition(sign)[2])
        return kind in self._announcing and len(behind) > _ANNOUNCED

    def _scolds(self, plain: str, reading: Reading) -> tuple[str, str] | None:
        """What only looks like a question: whoever answers is asked what he is good for, and nothing else."""
        if _YOU not in plain or reading.cues or reading.mentions or reading.ambiguous or reading.figures:
            return None
        found = next((each for each in self._rhetorical if each[0] in plain), None)
        return found if found and len(plain) - len(found[0]) <= _BESIDE else None

    def _softened(self, plain: str, written: str) -> Decision | None:
        """Small talk with words around it that only soften it: 好嘞谢谢老板."""
        found = self._bare.get(self._softeners.without(plain))
        return Decision(Smalltalk(found[0]), 0.9, "smalltalk", written, matched=found[1]) if found else None
