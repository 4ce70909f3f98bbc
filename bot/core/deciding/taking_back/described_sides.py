"""Sets two things side by side that are described and not named.

请新毕业生拿的钱和请失业的人抵税，是不是同一个东西: each is heard by itself, and near-twins are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds.listening import Evidence
from bot.core.outcomes import Answered, Clarify, Compared, Gap

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.rules import Rules
    from bot.core.outcomes import Decision

RULE = "described_sides"
_SIDES = re.compile(
    r"(?P<one>.{4,}?)[,，、\s]*(?:和|跟|与|與|同)(?!一)(?P<other>.{4,}?)[,，\s]*"
    r"(?:是不是|是否|算不算|到底|是|算)*(?:同一?[个個件样樣种種](?:东西|東西|事|政策)?|一回事|一码事|一样|一樣)"
    r"(?:的)?[吗嗎嘛么不呢吧?？\s]*"
)
"""Two things of which it is asked whether they are one."""


@dataclass(frozen=True, slots=True)
class DescribedSides:
    """Hears two things of which it is asked whether they are one."""

    rules: Rules

    def heard(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears each by itself where they are not told apart; None where they are surely no near-twins."""
        decision, found = evidence.decision, sides(text)
        if decision is None or found is None or isinstance(decision.outcome, Compared):
            return None
        first, second = (self._topic(side) for side in found)
        knowledge = self.rules.material.knowledge
        if first is None or second is None or knowledge.pair(first, second) is None:
            return None
        return replace(decision, outcome=Compared(*knowledge.in_order(first, second)), rule=RULE)

    def _topic(self, side: str) -> str | None:
        """The topic that a side is surely about, whichever part of it."""
        decision = self.rules.heard(side, Evidence(), NOTHING_SAID)
        match decision.outcome:
            case Answered() | Gap() if decision.about is not None:
                sure = decision.confidence >= self.rules.material.thresholds.answer
                return decision.about.topic if sure else None
            case Clarify(options=options, is_guess=True):
                topics = {option.topic for option in options}
                return topics.pop() if len(topics) == 1 else None
            case _:
                return None


def sides(written: str) -> tuple[str, str] | None:
    """The two things of which it is asked whether they are one.

    >>> sides("招新人给的钱，和招失业的少交的税，是不是一回事")
    ('招新人给的钱', '招失业的少交的税')
    """
    found = _SIDES.fullmatch(written.strip())
    return (found["one"], found["other"]) if found else None
