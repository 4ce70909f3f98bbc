"""Takes who names a policy and asks whether it is for him (小型微利能享受吗) to ask for its conditions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.cases import FEW, NAMED
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.outcomes import Answered
from bot.core.reading.of_whom import asks_of_whom

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

_CONDITIONS = "eligibility"


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Listens to who asks whether something is for him."""

    knowledge: Knowledge
    reader: Reader

    def conditions(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears a name and 能享受吗, where another part of that topic would be answered."""
        decision, reading = evidence.decision, self.reader.read(text)
        part = decision.answered if decision else None
        if decision is None or part is None or reading.named(NAMED) != (part.topic,):
            return None
        little = len(reading.specific.replace(" ", "")) <= FEW or not reading.remainder.strip(
            "也都还可以能享受 "
        )
        if part.part == _CONDITIONS or not little or not asks_of_whom(reading.canonical):
            return None
        if _CONDITIONS not in worded_facets(self.knowledge[part.topic]):
            return None
        return replace(decision, outcome=Answered((PartRef(part.topic, _CONDITIONS),)))
