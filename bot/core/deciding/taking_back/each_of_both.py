"""Takes a question back that would ask which of two is meant of who asks it of each: 这两边各贴几个点."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Answered, Clarify
from bot.core.text.normalizing import clean, unspaced

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.outcomes import Decision

RULE = "each_of_both"
_EACH = re.compile(
    r"(?:两|二)(?:边|样|项|个|种|家|头)[^,。;]{0,6}(?:各自?|分别|都|一共)|各自?(?=[贴补返退还减免抵扣给要交有是能])|分别"
)
"""What asks the same of each of two."""


@dataclass(frozen=True, slots=True)
class EachOfBoth:
    """Listens to what is asked of each of two."""

    @staticmethod
    def heard(text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that the two likeliest, the same part of two topics, are both meant."""
        decision = evidence.decision
        outcome = decision.outcome if decision else None
        if decision is None or not isinstance(outcome, Clarify) or not _EACH.search(unspaced(clean(text))):
            return None
        both = outcome.options[:2]
        if len({ref.topic for ref in both}) != 2 or len({ref.part for ref in both}) != 1:
            return None
        return replace(decision, outcome=Answered(both), rule=RULE)
