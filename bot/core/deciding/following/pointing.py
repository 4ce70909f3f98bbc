"""Takes an ordinal (第一个讲讲, 第二个要到什么时候) for the one of what the chat has shown in this order.

What is asked of it is heard with its name in place of the ordinal; who asks nothing more is shown it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import part_names, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Decision, Smalltalk
from bot.core.text.normalizing import clean
from bot.core.text.ordinals import LAST, pointing, with_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.vocabulary import SmalltalkVocabulary
    from bot.core.reading.reader import Reader

RULE = "pointed"
_SURE = levels.CERTAIN
_UNCOUNTED = "uncounted"
"""The kind of small talk that says that nothing stands in this place."""


@dataclass(frozen=True, slots=True)
class ByNumber:
    """Listens to ordinals."""

    knowledge: Knowledge
    reader: Reader
    smalltalk: SmalltalkVocabulary

    def heard(
        self, text: str, conversation: Conversation, hear: Callable[[str, Conversation], Decision]
    ) -> Decision | None:
        """The decision on what is asked of what an ordinal points at; None if there is no ordinal.

        Who says nothing but an ordinal that points at nothing shown is told so.

        Args:
            text: the message.
            conversation: what was said and shown before.
            hear: decides on a text in a given conversation.
        """
        found, shown = pointing(text), conversation.countable
        ref = self._shown(found.number, shown) if found else None
        if found is None:
            return None
        if ref is None:
            uncounted = found.says_nothing and _UNCOUNTED in self.smalltalk.kinds
            return Decision(Smalltalk(_UNCOUNTED), _SURE, RULE, clean(text)) if uncounted else None
        if found.asks_the_same or found.says_nothing:
            part = self._same_part(ref, conversation) if found.asks_the_same else None
            return self._decided(self._picked(part or ref), text)
        chat = replace(conversation, topic=ref.topic, facet=None, beside=None, offered=())

        def name(number: int) -> str | None:
            other = self._shown(number, shown)
            return self._name(other.topic) if other else None

        return self._decided(hear(self._name(ref.topic) + with_names(found.rest, name), chat), text)

    def _decided(self, decision: Decision, text: str) -> Decision:
        return replace(decision, normalized=clean(text), rule=RULE)

    def _shown(self, number: int, shown: tuple[str, ...]) -> PartRef | None:
        """What stands at this place, if it is there and still known."""
        place = len(shown) if number == LAST else number
        if not 0 < place <= len(shown):
            return None
        topic, _, part = shown[place - 1].partition("/")
        known = self.knowledge.by_id.get(topic)
        if known is None:
            return None
        gaps = {gap.id for gap in known.not_documented}
        return PartRef(topic, part if part in {*part_names(known), *gaps} else OVERVIEW)

    def _same_part(self, ref: PartRef, conversation: Conversation) -> PartRef | None:
        """What was asked of the one before, if more was asked than was shown, and this one has it."""
        facet, before = conversation.facet, f"{conversation.topic}/{conversation.facet}"
        known = facet in FACETS and facet in worded_facets(self.knowledge[ref.topic])
        return PartRef(ref.topic, str(facet)) if known and before not in conversation.countable else None

    def _picked(self, ref: PartRef) -> Decision:
        return replace(Undocumented(self.knowledge).picked(ref), confidence=_SURE)

    def _name(self, topic: str) -> str:
        """A name of a topic that is read as that topic and no other."""
        known = self.knowledge[topic]
        names = (known.short, *known.names)
        return next((each for each in names if self.reader.read(each).named(NAMED) == (topic,)), known.title)
