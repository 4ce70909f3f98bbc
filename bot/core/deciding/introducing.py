"""Takes what somebody says of himself before he asks (我是做伞的，50个人) for no question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.cases import NAMED
from bot.core.outcomes import INTRODUCTION, Answered, Clarify, Decision, Gap, Smalltalk, Unanswered
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.openings import Openings
    from bot.core.knowledge.vocabulary import SmalltalkVocabulary
    from bot.core.reading.reader import Reader

_PLACE = "place"
_MARK = re.compile(r"[,，。；;！!、\s]+")
_SURE = 0.8


@dataclass(frozen=True)
class Introducing:
    """Recognises introductions."""

    knowledge: Knowledge
    reader: Reader
    smalltalk: SmalltalkVocabulary
    openings: Openings

    def of_oneself(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who says who he is and asks nothing, before anything was talked of or offered."""
        decision = evidence.decision
        begins = conversation.topic is None and not conversation.offered
        if decision is None or not begins or self._finds_a_policy(decision):
            return None
        clauses = [clause for clause in _MARK.split(text) if clause]
        told = [clause for clause in clauses if not self._says_he_will_ask(clause)]
        if not told or not self._begins_so(told) or any(map(self._wants, told)):
            return None
        outcome = Smalltalk(INTRODUCTION)
        return replace(decision, outcome=outcome, confidence=_SURE, rule=INTRODUCTION, matched=told[0])

    def _finds_a_policy(self, decision: Decision) -> bool:
        """Whether there is an answer that is not about a town, or what is said is talk already."""
        about = decision.about
        if about is not None:
            return self.knowledge[about.topic].kind != _PLACE
        return not isinstance(decision.outcome, Clarify | Unanswered | Answered | Gap)

    def _begins_so(self, told: list[str]) -> bool:
        """Whether he says who he is, or his trade and more; a trade alone is what he looks for."""
        oneself = self.smalltalk.introducing.oneself
        trade = len(told) > 1 and any(sign in tidy(told[0]) for sign in self._trades)
        return trade or any(tidy(clause).startswith(oneself) for clause in told)

    def _says_he_will_ask(self, clause: str) -> bool:
        named = self.reader.read(clause).named(NAMED)
        return not named and any(word in tidy(clause) for word in self.smalltalk.introducing.before_asking)

    def _wants(self, clause: str) -> bool:
        """Whether a clause asks, speaks of a policy, or wants something."""
        reading, clause = self.reader.read(clause), tidy(clause)
        policies = [topic for topic in reading.named(NAMED) if self.knowledge[topic].kind != _PLACE]
        wished = any(word in clause for word in self.smalltalk.introducing.wishes)
        sought = any(unspaced(word) in clause for word in (*self.openings.asking, *self.openings.wanted))
        himself = clause.startswith(self.smalltalk.introducing.oneself)
        asks = reading.asks or reading.asks_whether or reading.cues or (reading.ambiguous and not himself)
        return bool(asks or policies or wished or sought)

    @cached_property
    def _trades(self) -> tuple[str, ...]:
        about_more = {ref for kind in self.openings.kinds if kind.alone for ref in kind.signs}
        signs = (sign for kind in self.openings.kinds for sign in kind.signs if sign not in about_more)
        return tuple(sign for sign in signs if sign not in self._policies)

    @cached_property
    def _policies(self) -> frozenset[str]:
        """Signs of a kind that is no trade: what they say is what a policy is called, too."""
        signs = (sign for kind in self.openings.kinds for sign in kind.signs)
        return frozenset(sign for sign in signs if self.reader.read(sign).ambiguous)
