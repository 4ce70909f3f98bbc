"""Takes a message that corrects the reply before (你答错了，我问的是稳岗) for what is meant by it.

The complaint, and what is denied, take no part. What is left is heard as a question; a policy's name alone
asks of it what was asked before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from bot.core.deciding.grounds.cases import FEW, NAMED
from bot.core.deciding.grounds.denying import denied, without_lead
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Decision, Smalltalk, Unanswered
from bot.core.replying.reckoning import reckonable
from bot.core.text.normalizing import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.following.payers import Payers
    from bot.core.knowledge.model import Knowledge
    from bot.core.reading.reader import Reader, Reading

RULE = "corrected"
_WRONG = (
    r"(?:(?:你|您|机器人)?(?:又|都|全|是)?(?:回?答|搞|弄|听|看|理解|说|讲)(?:得|的)?(?:错|不对|反|偏|岔)(?:了|啦|的)?"
    r"|(?:你|您)?(?:这是)?(?:答非所问|文不对题|鸡同鸭讲)|(?:你|您)?(?:没|没有)(?:听懂|看懂|答对|答到点上)"
    r"|不对|错了|不是(?:问)?(?:这个|那个|这项|那项)|不是(?=[,，。;；\s！!]))(?:[啊啦呀吧嘛])?"
)
_LEAD = (
    r"(?:我|俺|阮|咱)(?:刚才|刚刚|其实|明明|就|只|本来|是)*(?:想|要)?(?:问|说|讲|知道|了解|查|要)(?:的)?(?:就)?(?:是)?"
    r"|(?:是|要|想|我|而)?(?:问|说|讲)(?:的)?(?:就)?(?:是)?|(?:而|我)?(?:是|要)"
)
_CORRECTED = re.compile(rf"(?P<wrong>{_WRONG})[,，。;；\s！!]*(?:{_LEAD})(?P<meant>[^,，].+)")
_BEGINS = re.compile(rf"[,，。!！\s]*(?:不|没|又不|并不|都说|{_LEAD})")
"""How a message begins that corrects; 对方是政府单位不是大企业 tells of somebody else."""
_NOT_THIS = re.compile(r"不是(?:问|说)?(?:这|那)[个项种]")
_THAT = re.compile(r"(?:那|这)[个项种]")
_LITTLE = re.compile(r"^[:：,，\s]+|(?:那个|那项|这个|那种|的那个)?[的了啦啊呀嘛吧。！!\s]*$")


class Corrected(NamedTuple):
    """A correction in two."""

    meant: str
    away: str


def corrected(written: str) -> Corrected | None:
    """What a message says that is meant instead, and what it is not; None if it corrects nothing.

    >>> corrected("你答错了，我问的是稳岗").meant, corrected("不是问宣讲团 是问商会会费").meant
    ('稳岗', '商会会费')
    >>> corrected("启航计划是不是对标计划") is None, corrected("对方是政府单位不是大企业") is None
    (True, True)
    """
    text = clean(written).strip()
    found = _CORRECTED.fullmatch(text)
    if found is not None:
        return Corrected(found["meant"], found["wrong"])
    parts = denied(text) if _BEGINS.match(text) else None
    meant = without_lead(parts.kept).strip(" ,，。") if parts and parts.instead else ""
    return Corrected(meant, parts.denied) if parts and meant else None


@dataclass(frozen=True, slots=True)
class Correcting:
    """Listens to what is meant instead."""

    knowledge: Knowledge
    reader: Reader
    payers: Payers
    another_level: Callable[[str, Conversation], Decision | None]
    """The same of another place of ours, where a text says no more than that."""
    described: Callable[[Reading, Sequence[str]], str | None]
    """The one of these topics that a message describes; None if it describes none."""

    def meant(
        self,
        text: str,
        conversation: Conversation,
        hear: Callable[[str, Conversation], Decision],
        surely: float,
    ) -> Decision | None:
        """The decision on what a correction means; None if it is none, or nothing sure is found.

        Args:
            text: the message.
            conversation: what was said before.
            hear: decides on a text in a given conversation.
            surely: confidence from which it is answered.
        """
        found = corrected(text)
        if found is None or (conversation.topic is None and not conversation.offered):
            return None
        level = self.another_level(found.meant, conversation)
        return replace(level, rule=RULE) if level else self._meant(found, text, conversation, hear, surely)

    def _meant(
        self,
        found: Corrected,
        text: str,
        conversation: Conversation,
        hear: Callable[[str, Conversation], Decision],
        surely: float,
    ) -> Decision | None:
        away = self.reader.read(found.away).named()
        back = self._before_it(found, conversation)
        if back is not None:
            return self._same_asked(back, text, conversation)
        topic = self._topic(found.meant, away, conversation)
        if topic is not None and self._says_no_more(found.meant):
            return self._same_asked(topic, text, conversation)
        apart = conversation.topic in away or topic is not None
        chat = replace(conversation, topic=topic, facet=None, beside=None) if apart else conversation
        if apart and topic is None and not self.reader.read(found.meant).ambiguous:
            return None
        heard = hear(found.meant, replace(chat, offered=()))
        outcome = heard.outcome
        if isinstance(outcome, Clarify) and outcome.is_ambiguous:
            heard = hear(found.meant, replace(chat, offered=tuple(ref.topic for ref in outcome.options)))
        lost = isinstance(heard.outcome, Clarify | Unanswered | Smalltalk)
        if lost or heard.is_vague:
            other = self._in_others(found, conversation, hear, surely)
            if other is not None:
                return replace(other, rule=RULE)
        return None if lost or heard.confidence < surely else replace(heard, rule=RULE)

    def _in_others(
        self,
        found: Corrected,
        conversation: Conversation,
        hear: Callable[[str, Conversation], Decision],
        surely: float,
    ) -> Decision | None:
        """The decision about a topic from before, or alone, where that of the chat is refused as 这个."""
        if not _NOT_THIS.search(found.away):
            return None
        alone = replace(conversation.without_topic, asked=None)
        for topic in (each for each in conversation.talked_of[::-1] if each != conversation.topic):
            heard = hear(found.meant, replace(alone, topic=topic))
            if heard.answered is not None and heard.is_about(topic) and heard.confidence >= surely:
                return heard
        heard = hear(found.meant, alone)
        guessed = isinstance(heard.outcome, Clarify) and heard.outcome.is_guess
        return heard if guessed or (heard.about is not None and heard.confidence >= surely) else None

    def _before_it(self, found: Corrected, conversation: Conversation) -> str | None:
        """The topic from before that is described, where the chat's is refused as 这个; None if none is."""
        reading = self.reader.read(found.meant)
        refused = _NOT_THIS.search(found.away) and _THAT.search(found.meant)
        if not refused or reading.named() or reading.ambiguous or reading.asks or reading.cues:
            return None
        others = [topic for topic in conversation.talked_of if topic != conversation.topic]
        return self.described(reading, others) or next(iter(others[::-1]), None)

    def _topic(self, meant: str, away: tuple[str, ...], conversation: Conversation) -> str | None:
        """The one topic that is meant: named, paired with what is not meant, or of who is meant."""
        reading = self.reader.read(meant)
        named = [topic for topic in reading.named(NAMED) if topic not in away]
        if named:
            return named[0] if len(named) == 1 else None
        group = [topic for each in reading.ambiguous for topic in each.topics if topic not in away]
        if conversation.topic in group:
            return conversation.topic
        twins = {
            twin for topic in (*away, str(conversation.topic)) for twin in self.knowledge.twins.get(topic, ())
        }
        paired = list(dict.fromkeys(topic for topic in group if topic in twins))
        if len(paired) == 1:
            return paired[0]
        return self.payers.meant(meant, (str(conversation.topic), *conversation.offered, *away))

    def _says_no_more(self, meant: str) -> bool:
        reading = self.reader.read(_LITTLE.sub("", meant))
        said = self.payers.without(reading.specific.replace(" ", ""))
        return len(said) <= FEW and not (reading.cues or reading.asks or reading.documents or reading.figures)

    def _same_asked(self, topic: str, text: str, conversation: Conversation) -> Decision:
        """What was asked before, asked of another topic: the part shown last, or what the figures make."""
        known, facet = self.knowledge[topic], conversation.facet
        same = facet in FACETS and (facet == OVERVIEW or facet in worded_facets(known))
        same = same or topic == conversation.topic
        reckons = reckonable(known.sums, conversation.figures)
        part = facet if same and facet else next(iter(reckons), OVERVIEW)
        outcome = Answered((PartRef(topic, str(part)),))
        return Decision(outcome, HEARD, RULE, clean(text), named=(topic,))
