"""Takes an answer for the gap that it names itself, where just that is asked: 23 家院士站, 名单资料没有载明.

Who asks for the names is told the number, and that the names are not documented; that is no answer, and
what he asked is not lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.knowledge.parts import texts
from bot.core.outcomes import Gap
from bot.core.text.pairs import pairs

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

RULE = "left_open"
_OPEN = re.compile(r"(?P<what>[^。；;，,：:\n（）()]{2,}?)[，：]?资料没有载明")
_LOOSE = re.compile(r"具体|各项?|其他|的")
"""What says nothing of what it is that is not documented."""
_NAMES = "名单"
_ASKS_NAMES = re.compile(
    r"名单|哪(?:些|几)(?:家|个|位|人|企业|公司|厂)?|[叫是]谁|谁家|(?:设|开|建|放|落)?在哪(?:里|儿|个|些|几)?|叫(?:什么|啥)"
)
"""What asks for the names of what an answer counts."""


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Hears that an answer says itself that it does not have what is asked for."""

    knowledge: Knowledge
    reader: Reader

    def heard(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that just that is asked for; what the answer has is told beside it."""
        decision = evidence.decision
        about = decision.answered if decision else None
        if decision is None or about is None:
            return None
        told = texts(self.knowledge[about.topic]).get(about.part, "")
        if not any(self._asks_for(found["what"], text) for found in _OPEN.finditer(told)):
            return None
        return replace(decision, outcome=Gap(about.topic, None, about.part), rule=RULE)

    def _asks_for(self, what: str, text: str) -> bool:
        """Whether a message asks for what an answer leaves open."""
        reading = self.reader.read(text)
        if what == _NAMES:
            return _ASKS_NAMES.search(reading.normalized) is not None
        left = pairs(_LOOSE.sub("", what))
        return len(left) > 1 and len(left & pairs(reading.canonical)) > levels.EVEN * len(left)
