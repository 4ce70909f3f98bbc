"""Knows what is written of two policies at once: 这个跟高企可以一起吗, 这两个能一起拿吗.

A part answers that which speaks of both being had at once: one that says what else goes with it, or with
what it does not. Any other part is like the question in its words alone, and then nothing is documented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.cases import NAMED
from bot.core.deciding.found import HEARD
from bot.core.knowledge.parts import spoken_of
from bot.core.outcomes import Gap
from bot.core.reading.sides import asks_at_once, points_at_both
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.deciding.whole import Whole
    from bot.core.knowledge.model import Knowledge, PartRef, Topic
    from bot.core.outcomes import Decision

RULE = "at_once"
_TWO = 2
_OTHERS = re.compile(r"(?:其他|其它|别的)[^,，。；\n]{0,8}(?:优惠|政策|补贴|补助)")


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Listens to whether two policies can be had at once."""

    knowledge: Knowledge

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where its part does not speak of both, what does, or that none does."""
        both = self._both(whole) if asks_at_once(unspaced(whole.text)) else ()
        if (
            len(both) != _TWO
            or whole.decision.answered is None
            or self._speaks(whole.decision.answered, both)
        ):
            return whole.decision
        one, other = both
        again = whole.hear(f"{one.short}和{other.short}能一起享受吗", whole.conversation)
        named_gap = isinstance(again.outcome, Gap) and again.outcome.part is not None
        speaks = again.answered is not None and self._speaks(again.answered, both)
        if again.confidence >= whole.surely and (
            speaks or (named_gap and any(map(again.is_about, _ids(both))))
        ):
            return again
        return replace(again, outcome=Gap(one.id, None), confidence=HEARD, rule=RULE)

    def _both(self, whole: Whole) -> tuple[Topic, ...]:
        """The two policies that are meant: those that are named, or talked of."""
        named = whole.reader.read(whole.text).named(NAMED)
        chat = whole.conversation
        if points_at_both(whole.text):
            talked = (*chat.talked_of, *([chat.beside] if chat.beside else []))
            meant = tuple(dict.fromkeys(talked))[-_TWO:][::-1]
        elif len(named) == 1 and chat.topic is not None:
            meant = tuple(dict.fromkeys((chat.topic, *named)))
        else:
            meant = named
        return tuple(self.knowledge[each] for each in meant if each in self.knowledge)

    def _speaks(self, part: PartRef, both: tuple[Topic, ...]) -> bool:
        """Whether a part speaks of having one at once with the other, its twin, or what else there is."""
        others = [topic for topic in both if topic.id != part.topic]
        if len(others) == len(both):
            return False
        said = unspaced(spoken_of(self.knowledge[part.topic], part.part))
        of_other = any(unspaced(name) in said for other in others for name in other.names)
        of_other = of_other or any(other.id in self.knowledge.twins.get(part.topic, ()) for other in others)
        return asks_at_once(said) and (of_other or _OTHERS.search(said) is not None)


def _ids(topics: tuple[Topic, ...]) -> tuple[str, ...]:
    return tuple(topic.id for topic in topics)
