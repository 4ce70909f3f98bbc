"""Takes a greeting with a word about oneself (你好，我从菲律宾刚回来) for a greeting, not for a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.opening.greeted import Greeted
from bot.core.outcomes import Clarify, Smalltalk, Unanswered
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.vocabulary import SmalltalkVocabulary
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

_KIND, _TALK = "greeting", "talk"
_MARK = re.compile(r"[,，。！!~～\s]+")


@dataclass(frozen=True)
class Greeting:
    """Recognises greetings that tell something."""

    reader: Reader
    smalltalk: SmalltalkVocabulary

    def with_news(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears a greeting after which nothing is asked, where nothing sure was found."""
        decision = evidence.decision
        if decision is None or not _is_unsure(decision):
            return None
        first, _, told = _MARK.sub(" ", text.strip()).partition(" ")
        if tidy(first) not in self._greetings:
            return None
        if not tidy(told).startswith(self.smalltalk.news.oneself) or self._asks(told):
            return None
        return replace(decision, outcome=Smalltalk(_KIND), rule="smalltalk", matched=first)

    def _asks(self, told: str) -> bool:
        reading = self.reader.read(told)
        asks = reading.asks or reading.asks_whether or reading.cues or reading.figures
        plain = tidy(told)
        return bool(asks) or any(wish in plain for wish in self.smalltalk.news.wishes)

    @cached_property
    def _greetings(self) -> frozenset[str]:
        return Greeted(self.smalltalk).greetings


def _is_unsure(decision: Decision) -> bool:
    """Whether nothing was found, or only what it may be like: who tells news asks for no refund.

    Nor is it a wish that is only guessed, where no word wishes.
    """
    guessed = decision.answered is not None and decision.confidence < levels.EVEN
    wish = isinstance(decision.outcome, Clarify) and decision.rule == _TALK
    return isinstance(decision.outcome, Unanswered) or decision.rule == "close" or guessed or wish
