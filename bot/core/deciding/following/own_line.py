"""Keeps a question after a number or a way to complain in the chat: 货款欠着, 打哪个电话投诉.

Every policy says whom to ask, and some how to complain; a hotline that nobody named is not what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import texts, worded_facets
from bot.core.outcomes import Answered

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge
    from bot.core.outcomes import Decision

RULE = "own_line"
_LINE, _POLICY = "contact", "policy"
_WHOM = "contact"
_WHOLE = "overview"
_PAPERS = "basis"
"""The part that says who issued what, and so names authorities."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Knows which topics are hotlines."""

    knowledge: Knowledge

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where it went to a hotline unnamed, what the chat's policy says."""
        decision, topic = whole.decision, whole.topic
        line = self.knowledge.by_id.get(decision.about.topic) if decision.about else None
        if topic is None or topic.kind != _POLICY or line is None or line.kind != _LINE:
            return decision
        reading = whole.reader.read(whole.text)
        said = reading.specific.split()
        told = "\n".join(text for part, text in texts(topic).items() if part != _PAPERS)
        if reading.named(NAMED) or not all(word in told for word in said):
            return decision
        again = whole.hear(f"{topic.short}{whole.text}", whole.conversation)
        part = again.answered
        if (
            part is not None
            and part.topic == topic.id
            and part.part != _WHOLE
            and again.confidence >= whole.surely
        ):
            return replace(again, rule=RULE)
        if _WHOM not in worded_facets(topic):
            return decision
        return replace(decision, outcome=Answered((PartRef(topic.id, _WHOM),)), confidence=HEARD, rule=RULE)
