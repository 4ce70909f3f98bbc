"""Takes who asks when these end, after several policies were talked of, to ask it of all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.following.until_then import is_over_by
from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import asks_for_a_part
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.validity import span
from bot.core.outcomes import Clarify, Decision
from bot.core.reading.sides import points_at_both
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.reading.reader import Reader

ENDS = "ends"
"""The question whose choices are told with the day on which each ends."""
OFFERED = "offered"
"""What stands behind it where these are the policies offered last, not those that were talked of."""
_DEADLINE = "deadline"
_THESE = re.compile(r"[这那]些|[这那上]面?(?:[几三四]|好几)[个项样种]|[它他]们|刚才(?:说|问|讲)的")


@dataclass(frozen=True, slots=True)
class Ends:
    """Listens to when several policies end."""

    knowledge: Knowledge
    reader: Reader

    def of_offered(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who asks nothing but the time (还剩几天), after several policies were offered."""
        reading = self.reader.read(text)
        asks_when = asks_for_a_part(reading) and reading.cues[0].facet == _DEADLINE
        if reading.mentions or not (asks_when or is_over_by(text)):
            return None
        meant = {topic for group in reading.ambiguous for topic in group.topics}
        offered = [topic for topic in conversation.offered if topic in self.knowledge]
        refs = tuple(PartRef(topic, _DEADLINE) for topic in offered if not meant or topic in meant)
        if sum(map(self._dated, refs)) < levels.SEVERAL:
            return None
        return Decision(Clarify(f"{ENDS}:{OFFERED}", refs), HEARD, ENDS, reading.normalized)

    def of_these(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears 这些什么时候截止 and no name, where more than one policy was talked of."""
        reading, talked = self.reader.read(text), conversation.talked_of
        asked = any(cue.facet == _DEADLINE for cue in reading.cues)
        of_all = _THESE.search(tidy(text)) or points_at_both(tidy(text))
        if not asked or not of_all or reading.mentions:
            return None
        known = (PartRef(topic, _DEADLINE) for topic in talked if topic in self.knowledge)
        refs = tuple(ref for ref in known if self._dated(ref))
        if len(refs) < levels.SEVERAL or conversation.beside is not None:  # one has its own answer
            return None
        return Decision(Clarify(ENDS, refs), HEARD, ENDS, reading.normalized)

    def _dated(self, ref: PartRef) -> bool:
        """Whether it is known on which day a topic ends."""
        return span(self.knowledge[ref.topic].documents).until is not None
