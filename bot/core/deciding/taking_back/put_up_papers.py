"""Hears a document put up as that of a policy which is told, not named: 退伍兵创业抵税是2023年15号公告吧.

The number is that of a near-twin, whose paper would pass for the other's were it alone shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import NAMED
from bot.core.outcomes import Answered, Clarify, Compared
from bot.core.text.asserting import confirms
from bot.core.text.documents import without_citations
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge
    from bot.core.outcomes import Decision
    from bot.core.reading.citations import Citations

RULE = "put_up_papers"


@dataclass(frozen=True, slots=True)
class PutUpPapers:
    """Listens to what a document is put up for."""

    knowledge: Knowledge
    citations: Citations

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where what it tells is a twin of what it cites, both are told apart."""
        reading = whole.reader.read(whole.text)
        cited = self.citations.find(reading.documents).topics
        puts_up = reading.asks_whether or reading.equates or confirms(whole.text)
        if len(cited) != 1 or not puts_up or reading.named(NAMED):
            return whole.decision
        told = _told(whole.hear(without_citations(tidy(whole.text)), whole.conversation), whole.surely)
        if told is None or told not in self.knowledge.twins.get(cited[0], ()):
            return whole.decision
        apart = Compared(*self.knowledge.in_order(cited[0], told))
        return replace(whole.decision, outcome=apart, rule=RULE)


def _told(decision: Decision, surely: float) -> str | None:
    """The one topic that a decision is surely about, or asks back about."""
    outcome = decision.outcome
    if decision.confidence < surely:
        return None
    if isinstance(outcome, Answered):
        return outcome.parts[0].topic
    topics = {ref.topic for ref in outcome.options} if isinstance(outcome, Clarify) else set()
    return topics.pop() if len(topics) == 1 else None
