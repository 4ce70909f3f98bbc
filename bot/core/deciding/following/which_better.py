"""Listens to who asks which of the two policies talked of last is the better: 那哪个划算.

Which is depends on what he has; both are set side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import HEARD
from bot.core.outcomes import Compared
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.outcomes import Decision

RULE = "which_better"
_BETTER = re.compile(
    r"(?:那么?|到底|这|两个|两样|两者|说起来|你觉得|您觉得|我)*(?:拿|选|用|办|走|报)?(?:哪一?[个种样项边]|谁)(?:会|来得|比较|更|最|较|要)*"
    r"(?:划算|合算|合适|好|优惠|省钱?|上算|实惠|高|多|便宜|久|长)(?:一?[点些])?的?(?:[呢吗啊呀])?[?？]?"
)


@dataclass(frozen=True, slots=True)
class WhichBetter:
    """Knows which topics are set side by side."""

    knowledge: Knowledge

    def heard(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears that and no more, where the chat's topic and the one before are a pair that is compared."""
        decision, topic, before = evidence.decision, conversation.topic, conversation.before
        if decision is None or topic is None or before is None or not _BETTER.fullmatch(unspaced(text)):
            return None
        if before not in self.knowledge.twins.get(topic, ()):
            return None
        both = self.knowledge.in_order(topic, before)
        return replace(decision, outcome=Compared(*both), confidence=HEARD, rule=RULE)
