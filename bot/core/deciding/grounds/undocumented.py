"""A curated text that only says that something is not in the material is no answer but a gap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Answered, Decision, Gap

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge, PartRef


@dataclass(frozen=True, slots=True)
class Undocumented:
    """Knows what is not documented."""

    knowledge: Knowledge

    def part(self, _text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that the part that would answer is marked `documented: false`."""
        decision = evidence.decision
        heard = self.as_gap(decision) if decision else None
        return None if heard is decision else heard

    def picked(self, ref: PartRef, option: str | None = None) -> Decision:
        """What a part comes to that was picked, not asked for: an answer, or that it is missing.

        Args:
            ref: the part.
            option: as it was picked.
        """
        topic = self.knowledge[ref.topic]
        known_gap = ref.part in {gap.id for gap in topic.not_documented}
        missing = known_gap or (topic.name_only is not None and ref.is_whole)
        outcome = Gap(ref.topic, ref.part if known_gap else None) if missing else Answered((ref,))
        return self.as_gap(Decision(outcome, 1.0, "picked", "", matched=option))

    def as_gap(self, decision: Decision) -> Decision:
        """The decision; a gap in place of an answer whose part is marked so."""
        outcome = decision.outcome
        if not isinstance(outcome, Answered) or len(outcome.parts) != 1:
            return decision
        ref = outcome.parts[0]
        if ref.part not in self.knowledge[ref.topic].undocumented:
            return decision
        return replace(decision, outcome=Gap(ref.topic, ref.part))
