"""Takes who asks when these end, after several policies were talked of, to ask it of all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.validity import span
from bot.core.outcomes import Clarify, Decision
from bot.core.reading.sides import points_at_both
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.reading.reader import Reader

ENDS = "ends"
"""The question whose choices are told with the day on which each ends."""
_DEADLINE = "deadline"
_THESE = re.compile(r"[这那]些|[这那上]面?(?:[几三四]|好几)[个项样种]|[它他]们|刚才(?:说|问|讲)的")


@dataclass(frozen=True, slots=True)
class Ends:
    """Listens to when several policies end."""

    knowledge: Knowledge
    reader: Reader

    def of_these(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears 这些什么时候截止 and no name, where more than one policy was talked of."""
        reading, talked = self.reader.read(text), conversation.talked_of
        asked = any(cue.facet == _DEADLINE for cue in reading.cues)
        of_all = _THESE.search(tidy(text)) or points_at_both(tidy(text))
        if not asked or not of_all or reading.mentions:
            return None
        known = (self.knowledge[topic] for topic in talked if topic in self.knowledge)
        dated = [topic.id for topic in known if span(topic.documents).until is not None]
        if len(dated) < 2 or conversation.beside is not None:  # one has its own answer
            return None
        refs = tuple(PartRef(topic, _DEADLINE) for topic in dated)
        return Decision(Clarify(ENDS, refs), HEARD, ENDS, reading.normalized)
