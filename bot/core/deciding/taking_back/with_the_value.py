"""Takes an answer without any amount back, where an amount is asked for and another part of the topic has it.

资产总额上限是多少 is like 资产总额怎么算, whose answer has no figure at all; that of the conditions says 5000
万元 of just that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import texts
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered
from bot.core.text.amounts import amounts
from bot.core.text.normalizing import tidy
from bot.core.text.pairs import pairs

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

RULE = "with_the_value"
_MATCHED = "answer"
"""The rule by which a message is what it is most like: what was heard in so many words stays."""
_AMOUNT = re.compile(
    r"(?P<of>[^,，。；;：:?？!！\s]{2,}?)(?:的|有|是|最高|最多|最低)*"
    r"(?:(?:上限|下限|限额|限制|门槛|封顶)(?:[的有是在要]|多少|几)*(?:[吗嘛没不]|万|亿|$)|不能超过(?:多少|几))"
)
"""What asks for a limit, and of what: 资产总额上限是多少, 营业额有没有上限."""
_LINE = re.compile(r"[；;。\n]")
_FEWEST = 2
"""Neighbouring characters that a line with an amount must have of what a limit is asked of."""


@dataclass(frozen=True, slots=True)
class WithTheValue:
    """Hears that a limit is asked for that the likeliest part does not tell."""

    knowledge: Knowledge
    reader: Reader

    def heard(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears which part of the same topic tells the limit of what is asked for."""
        decision, asked = evidence.decision, _AMOUNT.search(tidy(text))
        about = decision.answered if decision else None
        if decision is None or about is None or asked is None or decision.rule != _MATCHED:
            return None
        topic = self.knowledge[about.topic]
        if amounts(texts(topic).get(about.part, "")):
            return None
        part = self._telling(topic, asked["of"])
        return replace(decision, outcome=Answered((PartRef(topic.id, part),)), rule=RULE) if part else None

    def _telling(self, topic: Topic, asked_of: str) -> str | None:
        """The part with a line that has an amount and most of what a limit is asked of."""
        names = pairs("".join((topic.title, *topic.names)))
        said = pairs(self.reader.read(asked_of).canonical) - names
        found = {part: self._shared(said, told) for part, told in texts(topic).items()}
        best = max(found, key=lambda part: (found[part], part != OVERVIEW), default=None)
        return best if best is not None and found[best] >= max(_FEWEST, levels.EVEN * len(said)) else None

    def _shared(self, said: frozenset[str], told: str) -> int:
        """How much of what is said stands in one line that has an amount."""
        lines = (line for line in _LINE.split(told) if amounts(line))
        return max((len(said & pairs(self.reader.read(line).canonical)) for line in lines), default=0)
