"""Listens to who asks the same of another town: after 启航班在英林开了吗, 那永和镇呢."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds.cases import FEW, is_its_name
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import part_names
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify
from bot.core.text.asking import asks_whether

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.rules import Rules
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

_PLACE = "place"
_BARELY = re.compile(
    r"(?:那么?|我们?|咱们?|阮|你们?|这|边|里|镇|街道|也|都|就|是|在|开|办|推|搞|了|有|没|不|吗|嘛|么|呢|吧|啊|呀|哦|[,，。?？!！\s])*"
)
"""What stands around a town of which it is asked whether it has what is talked of: 梅岭那边有吗."""


@dataclass(frozen=True, slots=True)
class Towns:
    """Knows what is told of each town."""

    knowledge: Knowledge
    reader: Reader
    rules: Rules

    def same_asked(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears that another town is named, and nothing asked of it but what was asked before."""
        decision, before = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        town = self._named_only(decision, text) if decision else None
        if decision is None or before is None or town is None or before.id == town.id:
            return None
        if before.kind != _PLACE:
            return self._spoken_of(before, town, text)
        if conversation.facet in (None, OVERVIEW):
            return None
        if conversation.facet not in part_names(town):
            return self._asked_again(before, town, str(conversation.facet))
        picked = Undocumented(self.knowledge).picked(PartRef(town.id, str(conversation.facet)))
        return replace(decision, outcome=picked.outcome, rule="same_of_town")

    def _asked_again(self, before: Topic, town: Topic, part: str) -> Decision | None:
        """What a town is told of in the words by which the other's part is asked, where it has none such."""
        asked = (said for each in before.questions if each.id == part for said in each.phrasings)
        named = ((said, name) for said in asked for name in before.names if name in said)
        surely = self.rules.material.thresholds.answer
        for said, name in named:
            heard = self.rules.heard(said.replace(name, town.short), Evidence(), NOTHING_SAID)
            about = heard.about
            own = about is not None and about.topic == town.id and not about.is_whole
            if own and heard.confidence >= surely:
                return replace(heard, rule="same_of_town")
        return None

    def _named_only(self, decision: Decision, text: str) -> Topic | None:
        """The town of which nothing more is said than its name: not that alone, which asks what it is."""
        part, reading = decision.answered, self.reader.read(text)
        topic = self.knowledge.by_id.get(part.topic) if part else None
        if topic is None or topic.kind != _PLACE:
            return None
        whole = part is not None and part.is_whole
        if not whole and not _BARELY.fullmatch(_without_names(topic, reading.written)):
            return None
        more = (
            len(reading.specific.replace(" ", "")) > FEW
            or reading.cues
            or is_its_name(reading.written, topic)
        )
        return None if more else topic

    def _spoken_of(self, before: Topic, town: Topic, text: str) -> Decision | None:
        """What is told of the town about the topic before; to who asks if it may, what that says of all."""
        heard = self.rules.heard(f"{before.short}{text}", Evidence(), NOTHING_SAID)
        surely = self.rules.material.thresholds.answer
        if (either := _of_either(heard, before, town)) is not None and heard.confidence >= surely:
            return replace(heard, outcome=either, rule="same_of_town", matched=None)
        part = heard.answered
        told = part is not None and part.topic == town.id and not part.is_whole
        whether = self.reader.read(text).asks_whether or asks_whether(text)
        for_all = heard.is_about(before.id) and whether
        known = (told or for_all) and heard.confidence >= surely
        return replace(heard, rule="same_of_town") if known else None


def _without_names(town: Topic, text: str) -> str:
    for name in sorted(town.names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


def _of_either(decision: Decision, before: Topic, town: Topic) -> Answered | None:
    """The town's own part, where it is but asked back whether that is meant or what is told of all towns."""
    outcome = decision.outcome
    options = outcome.options if isinstance(outcome, Clarify) and outcome.is_guess else ()
    own = [ref for ref in options if ref.topic == town.id and not ref.is_whole]
    others = [ref for ref in options if ref.topic not in (before.id, town.id)]
    return Answered((own[0],)) if len(own) == 1 and not others else None
