"""What stands behind a greeting that is run on with the rest: 老板你好我是做伞的."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.knowledge.vocabulary import SmalltalkVocabulary

_KIND = "greeting"


@dataclass(frozen=True)
class Greeted:
    """Knows how people greet."""

    smalltalk: SmalltalkVocabulary

    @cached_property
    def greetings(self) -> frozenset[str]:
        """All that is a greeting and no more, tidied."""
        talk = self.smalltalk.kinds.get(_KIND)
        return frozenset(tidy(phrasing) for phrasing in (talk.phrasings if talk else ()))

    def behind(self, clause: str) -> str:
        """What stands behind a greeting, where somebody goes on with himself; else the clause as it is."""
        said = tidy(clause)
        greeted = self._greeted.match(said)
        behind = said[greeted.end() :] if greeted else ""
        return behind if behind.startswith(self.smalltalk.introducing.oneself) else clause

    @cached_property
    def _greeted(self) -> re.Pattern[str]:
        """A greeting at the beginning, with what somebody is called before or behind it."""
        called = _any_of(map(unspaced, self.smalltalk.softeners))
        return re.compile(rf"(?:{called})*(?:{_any_of(self.greetings)})(?:{called})*")


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; for nothing where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
