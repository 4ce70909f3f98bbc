"""Takes a wish for fewer words (太啰嗦了，直接说; 简单讲) for one for the last answer again, in short.

Nothing is summed up: what is said is what a curator put first in that answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import LITTLE
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import part_names, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import SHORTER, Answered, Clarify, Gap, Smalltalk, Unanswered
from bot.core.text.normalizing import tidy, unspaced
from bot.core.text.scanning import Scanner

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.vocabulary import SmalltalkVocabulary
    from bot.core.outcomes import Decision

_HEARD_IN = ("complaint", "not_understood", "insult", "command")
"""Small talk that may hold such a wish."""


@dataclass(frozen=True)
class Shorter:
    """Recognises the wish for fewer words."""

    knowledge: Knowledge
    smalltalk: SmalltalkVocabulary

    def last_answer(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a wish for the last answer in fewer words, where nothing but talk was found in it."""
        decision = evidence.decision
        if decision is None:
            return None
        plain = unspaced(tidy(text))
        sign = next((sign for sign in self._signs if sign in plain), None)
        if sign is None or not self._nothing_else(decision, plain) or self.said(conversation) is None:
            return None
        return replace(
            decision, outcome=Smalltalk("not_understood"), confidence=0.8, rule=SHORTER, matched=sign
        )

    def _nothing_else(self, decision: Decision, plain: str) -> bool:
        outcome = decision.outcome
        if isinstance(outcome, Smalltalk):
            return outcome.kind in _HEARD_IN
        lost = isinstance(outcome, Clarify | Unanswered)
        return lost and len(self._words.without(plain)) <= LITTLE

    def said(self, conversation: Conversation) -> Answered | Gap | None:
        """What the last answer said, if it was one about one topic."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        part = conversation.facet
        if topic is None or part is None or conversation.offered or conversation.beside is not None:
            return None
        gaps = {gap.id for gap in topic.not_documented}
        missing = part in FACETS and part != OVERVIEW and part not in worded_facets(topic)
        if part in gaps or missing or topic.name_only is not None:
            return Gap(topic.id, part)
        known = part == OVERVIEW or part in part_names(topic)
        return Answered((PartRef(topic.id, part),)) if known else None

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        return tuple(map(unspaced, self.smalltalk.shorter))

    @cached_property
    def _words(self) -> Scanner:
        return Scanner([*self._signs, *map(unspaced, self.smalltalk.softeners)])
