"""Listens to a follow-up that says half a sibling's name: after 研发费用加计扣除, 集成电路的呢.

Siblings are the topics that are paired with the one that is talked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import texts, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Clarify, Compared, Gap, Unanswered
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

DOUBTED = "figure_of_the_twin"
_FIGURE = re.compile(r"[按加计扣除的]*[\d.]+ ?%[的]*")
_DOUBTS = re.compile(r"还是|吗|吧|是不是|对不对|要不要")
"""What is around a figure by which nobody names a policy."""
_GOES_ON = re.compile(r"(?:那|那么)?(?P<said>.+?)的?呢[?？]?")
"""A message that asks of another what was asked before."""


@dataclass(frozen=True, slots=True)
class Siblings:
    """Knows what the topics are called that are told apart from the one that is talked about."""

    knowledge: Knowledge
    reader: Reader

    def half_named(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears words that stand in one sibling's names and in none of the topic's, where nothing is sure."""
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        if topic is None or decision is None:
            return None
        lost = isinstance(decision.outcome, Clarify | Unanswered)
        said = unspaced(self.reader.read(text).specific) if lost else self._half(decision, text)
        if len(said) < levels.A_WORD or any(said in name for name in self._names(topic)):
            return None
        found = [each for each in self._of(topic) if any(_is_half(said, name) for name in self._names(each))]
        return self._of_one(found, conversation.facet, decision)

    def narrower(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears what one sibling alone is called, where nothing sure is found of the topic that is named.

        A sibling whose whole name is said is who may have it, if the topic says so: 高企 加计抵减名单怎么进.
        """
        decision = evidence.decision
        unsure = _unsure_of(decision) if decision else None
        if decision is None or unsure is None:
            return None
        topic, reading = self.knowledge[unsure], self.reader.read(text)
        if topic.id not in reading.named(NAMED):
            return None
        said = unspaced(reading.canonical)
        told = unspaced("\n".join(map(self.reader.canonical, texts(topic).values())))
        whom = {
            each
            for mention in reading.mentions
            if unspaced(mention.name) in told
            for each in mention.topics
            if each != topic.id
        }
        found = [each for each in self._of(topic) if any(own in said for own in self._own_names(each, topic))]
        found = [each for each in found if each.id not in whom]
        if len(found) == 1 and self._only_by_a_doubted_figure(text, said, found[0], topic):
            return replace(
                decision, outcome=Compared(*self.knowledge.in_order(topic.id, found[0].id)), rule=DOUBTED
            )
        return self._of_one(found, reading.cues[0].facet if reading.cues else None, decision)

    def _only_by_a_doubted_figure(self, text: str, said: str, sibling: Topic, topic: Topic) -> bool:
        """Whether the sibling is called by nothing but its figure, and that is not sure: 按120%还是怎么算."""
        called = [own for own in self._own_names(sibling, topic) if own in said]
        return _DOUBTS.search(text) is not None and all(_FIGURE.fullmatch(own) for own in called)

    def _half(self, decision: Decision, text: str) -> str:
        """What goes on (大学生创业呢) and is but half the name of what it was taken for; else empty."""
        part, found = decision.answered, _GOES_ON.fullmatch(unspaced(text))
        if part is None or not part.is_whole or found is None:
            return ""
        said, names = unspaced(self.reader.canonical(found["said"])), self._names(self.knowledge[part.topic])
        return said if said not in names and any(said in name for name in names) else ""

    def _of(self, topic: Topic) -> list[Topic]:
        return [self.knowledge[each] for each in self.knowledge.twins.get(topic.id, ())]

    def _names(self, topic: Topic) -> list[str]:
        return [unspaced(self.reader.canonical(name)) for name in topic.names]

    def _own_names(self, sibling: Topic, topic: Topic) -> list[str]:
        """What is left of a sibling's names without what ends them as it ends the topic's: 集成电路."""
        ends = [name[at:] for name in self._names(topic) for at in range(len(name) - levels.A_WORD + 1)]
        cut = (
            name.removesuffix(max(filter(name.endswith, ends), key=len, default=""))
            for name in self._names(sibling)
        )
        return [name for name in cut if len(name) > levels.A_WORD]

    def _of_one(self, found: list[Topic], facet: str | None, decision: Decision) -> Decision | None:
        """The decision for the one sibling that is meant: its same part, or else what it is."""
        if len(found) != 1:
            return None
        part = facet if facet in worded_facets(found[0]) else OVERVIEW
        picked = Undocumented(self.knowledge).picked(PartRef(found[0].id, str(part)))
        return replace(decision, outcome=picked.outcome, rule="sibling_named")


def _unsure_of(decision: Decision) -> str | None:
    """The one topic of which nothing is documented, or some part is guessed."""
    match decision.outcome:
        case Gap(topic, None):
            return topic
        case Clarify(options=options, is_guess=True) if len({each.topic for each in options}) == 1:
            return options[0].topic
        case _:
            return None


def _is_half(said: str, name: str) -> bool:
    """Whether a name begins or ends with what is said; 制造业 stands amidst 先进制造业加计抵减."""
    return name.startswith(said) or name.endswith(said)
