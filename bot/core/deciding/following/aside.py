"""Hears what is asked behind who somebody is, which names a policy of its own: 我们是高企，研发费用加计多少.

The name of what he has is like other parts, and other policies, than what he asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.outcomes import Answered
from bot.core.text.asking import interrogates

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.deciding.grounds.whole import Whole
    from bot.core.outcomes import Decision

RULE = "aside"
UNSURE = levels.EVEN
"""Confidence in what answers the whole, up to which its aside may have drawn it there.

我们是高企，研发费用加计多少 is answered with 0.41 about titles, and what it asks alone with 0.75 right."""
LEAD = levels.HARDLY
"""How much surer it must be without the aside."""
_ASIDE = re.compile(
    r"(?:我们?|咱们?|俺|阮)[^,，。;；\s没不]{0,5}?(?:是|有|属于|算|拿了|拿到了?|评上了?)"
    r"[^,，。;；?？\s]{1,12}[,，。;；\s]+(?P<asked>.+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Aside:
    """Listens to what stands behind who somebody is."""

    speaks_of: Callable[[str, str], bool]
    """Whether a topic has these words in what it is asked or answers."""

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where that was unsure, of what it asks without who somebody is.

        That is another part of the topic that was found; or of one that speaks of him, where none answered.
        """
        decision, found = whole.decision, _ASIDE.fullmatch(whole.text.strip())
        if found is None or decision.confidence > UNSURE:
            return decision
        aside = whole.text[: found.start("asked")]
        reading = whole.reader.read(aside)
        if interrogates(aside) or not reading.named(NAMED):
            return decision
        heard = whole.hear(found["asked"], whole.conversation)
        part = heard.answered
        if part is None or heard.confidence < max(decision.confidence + LEAD, whole.surely):
            return decision
        if part.topic in reading.named(NAMED):
            return decision
        same = decision.is_about(part.topic)
        speaks = all(self.speaks_of(part.topic, name) for name in reading.names_said)
        lost = not isinstance(decision.outcome, Answered) and speaks
        return replace(heard, rule=RULE) if same or lost else decision
