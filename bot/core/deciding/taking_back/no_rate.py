"""Takes a decision back that rests on an amount as if it were a rate: of 研发费用120万 nothing is 120%."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.deciding.rules import Rules
    from bot.core.outcomes import Decision

RULE = "no_rate"
_AMOUNT = re.compile(r"(?<![\d.])(\d+)(?= ?(?:万|元|块|w))")


@dataclass(frozen=True, slots=True)
class NoRate:
    """Listens to amounts of money whose number is a rate of what comes into question."""

    rules: Rules

    def heard(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears another topic in the message once the number of its amount is no rate."""
        decision = evidence.decision
        topics = _topics(decision) if decision else frozenset()
        if decision is None or not topics:
            return None
        normalized = self.rules.reader.read(text).normalized
        plain = _AMOUNT.sub(lambda found: self._no_rate(found[1], topics), normalized)
        if plain == normalized:
            return None
        meant = self.rules.heard(plain, evidence, conversation)
        topic = meant.answered.topic if meant.answered else None
        if topic is None or (decision.answered and topic == decision.answered.topic):
            return None
        return replace(meant, normalized=decision.normalized, rule=RULE)

    def _no_rate(self, number: str, topics: frozenset[str]) -> str:
        """The number, or the next that is no rate of any of the topics."""
        said = frozenset[str]().union(*map(self.rules.material.scorer.sayings.figures, topics))
        near = int(number)
        while f"{near}%" in said:
            near += 1
        return number if near == int(number) else str(near)


def _topics(decision: Decision) -> frozenset[str]:
    """The topics that come into question."""
    if isinstance(decision.outcome, Clarify):
        return frozenset(ref.topic for ref in decision.outcome.options)
    return frozenset({decision.answered.topic}) if decision.answered else frozenset()
