"""Takes an answer back that decides on somebody's figure as if it were known what he is.

What a company and what a one-man business pays of the same profit is told by two topics. A figure alone names
neither, so both are told, and where each holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.cases import NAMED
from bot.core.outcomes import Compared, Decision
from bot.core.replying.siding import fits
from bot.core.text.amounts import amounts
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.listening import Evidence
    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.reading.reader import Reader

RULE = "payer_unsaid"


@dataclass(frozen=True)
class Payers:
    """Listens to what somebody says he is."""

    knowledge: Knowledge
    reader: Reader
    words: Mapping[str, Sequence[str]]
    """By value of the axis `payer` what people say for it."""

    def unsaid(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a figure on which two topics decide, by what somebody is, and that he does not say it."""
        decision = evidence.decision
        part = decision.answered if decision else None
        if decision is None or part is None or part.topic == conversation.topic:
            return None
        topic = self.knowledge[part.topic]
        sibling = self._sibling(topic, text)
        if sibling is None or topic.id in self.reader.read(text).named(NAMED):
            return None
        both = self.knowledge.in_order(topic.id, sibling.id)
        return replace(decision, outcome=Compared(*both), rule=RULE)

    def meant(self, text: str, topics: Sequence[str]) -> str | None:
        """The one topic for whom a text names, paired with one of these that is for another payer."""
        said = self._said(text)
        known = [self.knowledge[topic] for topic in topics if topic in self.knowledge]
        found = {
            twin
            for topic in known
            if topic.axes.get("payer") not in (None, *said)
            for twin in self.knowledge.twins.get(topic.id, ())
            if self.knowledge[twin].axes.get("payer") in said
        }
        return found.pop() if len(found) == 1 and len(said) == 1 else None

    def in_the_chat(self, text: str, conversation: Conversation) -> Conversation:
        """The conversation; where a figure is told of another payer, one about the paired topic."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        if topic is None or topic.id in self.reader.read(text).named(NAMED):
            return conversation
        twin = self.meant(text, [topic.id])
        decides = twin is not None and any(
            fits(case, figure) for case in self.knowledge[twin].cases for figure in amounts(text)
        )
        return (
            replace(conversation, topic=twin, facet=None, figures=(), beside=None)
            if decides
            else conversation
        )

    def without(self, text: str) -> str:
        """A text without the words for who somebody is."""
        for word in sorted((word for words in self.words.values() for word in words), key=len, reverse=True):
            text = text.replace(word, "")
        return text

    def _said(self, text: str) -> list[str]:
        plain = unspaced(text)
        return [payer for payer, words in self.words.items() if any(word in plain for word in words)]

    def _sibling(self, topic: Topic, text: str) -> Topic | None:
        """The topic of another payer that decides on the same figure, if nothing says which payer it is."""
        payer, plain, figures = topic.axes.get("payer"), unspaced(text), amounts(text)
        said = payer is not None and any(word in plain for word in self.words.get(payer, ()))
        if payer is None or said or _names_limit(topic, figures):
            return None
        own = [figure for figure in figures if any(fits(case, figure) for case in topic.cases)]
        for other in (self.knowledge[each] for each in self.knowledge.twins.get(topic.id, ())):
            decides = any(fits(case, figure) for case in other.cases for figure in own)
            if decides and other.axes.get("payer") not in (None, payer):
                return other
        return None


def _names_limit(topic: Topic, figures: Sequence[Amount]) -> bool:
    """Whether one of its limits is given, which stands for the topic: 前面那300万."""
    limits = {limit for case in topic.cases for limit in case.limits()}
    return any(end in limits for figure in figures for end in (figure.span.lower, figure.span.upper))
