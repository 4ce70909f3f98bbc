"""Takes a figure that says what it measures to what measures just that, where something else was found.

Whoever says that he turns over 七八万 a month is asked for no income tax of a firm; whoever says what premium
he paid and asks how much, for no condition; whoever says of which size he is has it worked out for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.figures.decided_parts import decides, part_decided
from bot.core.deciding.figures.own_figures import RULE
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Unanswered
from bot.core.replying.reckoning import measures, reckonable
from bot.core.replying.siding import names_limit
from bot.core.replying.sizing import sizes_said
from bot.core.text.amounts import amounts
from bot.core.text.asking import asks_whether, interrogates
from bot.core.text.normalizing import clean, tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.figures.figures import Figures
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Topic

_HOW_MUCH = re.compile(
    r"[还返退补领拿贴减免扣抵交缴省给到能][^,。;?\d万]{0,5}(?:多少|几[个块成])(?!年|天|人|岁|月|个[月人])"
)
"""What asks for a sum of money, as a figure can be worked out for it."""
_FRAME = re.compile(r"[我们咱阮俺厂公司店那可但不过是属于算就应该也一家个的呢啊吧哦企业型,，。!！?？ ]*")
"""What stands around a size where no more is said: 我们是中小企业的."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Listens to what figures measure."""

    figures: Figures
    sizes: Mapping[str, Sequence[str]]
    """By size of enterprise what people say for it."""

    def between_topics(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a figure on which only one of the topics decides between which it would be asked.

        So it is where nothing was found, and a word for several topics is asked of: 赚了280万算小微吗. Who
        begins with it and asks nothing tells who he is. What only the limit of another topic makes a price
        (一台600) is not taken from the chat, which may be meant, too.
        """
        decision = evidence.decision
        outcome = decision.outcome if decision else None
        if decision is None or not isinstance(outcome, Clarify | Unanswered):
            return None
        options = outcome.options if isinstance(outcome, Clarify) else ()
        among = decision.named if isinstance(outcome, Unanswered) else tuple(ref.topic for ref in options)
        topics, written = dict.fromkeys(among), clean(text)
        asks = conversation.topic is not None or interrogates(written) or asks_whether(written)
        if len(topics) < 2 or not asks:
            return None
        decided = [part for topic in topics if (part := self._decided(text, topic, options)) is not None]
        of_the_chat = conversation.topic in topics and not any(each.measure for each in amounts(text))
        if len(decided) != 1 or (of_the_chat and decided[0].topic != conversation.topic):
            return None
        return replace(decision, outcome=Answered((decided[0],)), rule=RULE)

    def how_much(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that a sum is asked for, of a figure of which the topic that was found works one out."""
        decision = evidence.decision
        part = decision.answered if decision else None
        if decision is None or part is None or not _HOW_MUCH.search(unspaced(clean(text))):
            return None
        topic = self.figures.knowledge[part.topic]
        parts = reckonable(topic.sums, self._measuring(text, topic))
        if not parts or part.part in parts:
            return None
        return replace(decision, outcome=Answered((PartRef(topic.id, _of_these(parts)),)), rule=RULE)

    def of_ones_size(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears of which size somebody is, where what was worked out for him is by size."""
        topic = self.figures.knowledge.by_id.get(conversation.topic or "")
        said = sizes_said(tidy(text), self.sizes)
        if topic is None or not said or not self._nothing_besides(text):
            return None
        own = [each for each in topic.sums if each.size and any(size in each.size for size in said)]
        parts = reckonable(own, self.figures.told_of(topic.id, conversation))
        if not parts:
            return None
        part = conversation.facet if conversation.facet in parts else _of_these(parts)
        return Decision(Answered((PartRef(topic.id, part),)), HEARD, RULE, tidy(text))

    def _decided(self, text: str, topic: str, offered: Sequence[PartRef]) -> PartRef | None:
        """The part of a topic that decides: the likeliest of those that would be asked for, if one does.

        All that is told is of what the topic is about, and a sum of money is; how many they are tells of no
        matter by itself, and a limit that is put up is nobody's own.
        """
        known = self.figures.knowledge[topic]
        own = self._measuring(text, known)
        strange = any(not measures(known, each) or names_limit(known.cases, each) for each in own)
        if strange or not any(each.unit == "money" for each in own):
            return None
        options = [ref for ref in offered if ref.topic == topic and decides(known, ref.part, own)]
        part = part_decided(known, None, own) if own and not options else None
        if part is not None and decides(known, part, own):
            options = [PartRef(topic, part)]
        return options[0] if options else None

    def _measuring(self, text: str, topic: Topic) -> list[Amount]:
        """The figures of a message that say what they measure."""
        return [each for each in self.figures.given(text, topic.id) if each.measure is not None]

    def _nothing_besides(self, text: str) -> bool:
        left = tidy(text)
        for word in sorted((word for said in self.sizes.values() for word in said), key=len, reverse=True):
            left = left.replace(word, "")
        return _FRAME.fullmatch(left) is not None


def _of_these(parts: Sequence[str]) -> str:
    """What is given, if it is one of the parts."""
    return "benefit" if "benefit" in parts else parts[0]
