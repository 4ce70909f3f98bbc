"""Takes who asks whether the chat's topic is over by a day (12月31号就没了？) to ask until when it is.

So does who was told until when, and asks what comes of having missed that (过了怎么办).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.outcomes import Answered, Decision
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge

RULE = "until_then"
_DEADLINE = "deadline"
_DAY = (
    r"(?:(?:20\d\d年?|[今明后]年)?(?:\d{1,2}月(?:份|底|末|\d{1,2}[日号]?)?|年底|年末)"
    r"|20\d\d年(?:底|末)?|[今明后]年|[本这下]?个?月底|下个?月)"
)
_OVER = (
    r"(?:(?:没|没有|停|结束|到期|截止|失效|过期|作废|取消|完)了?"
    r"|(?:不能|不可以|用不了|不给|领不到|拿不到)\w{0,3}了?|为止)"
)
_BY_THEN = re.compile(
    r"(?:那么?|这个|这项|它|听说|听讲|说是|是不是|是|不是|就|只|只能|最晚|才)*"
    rf"(?:(?:做|办|领|管|搞|用|执行)?到{_DAY}(?:就|是不是|是|才|都)*{_OVER}?"
    rf"|{_DAY}(?:以后|之后|过后|一过|后)?(?:就|是不是|是|才|都)*{_OVER})"
    r"(?:了|吗|嘛|吧|啊|呀|喔|哦|咧|对吗|对吧|是吗|是吧|对不对|是不是)*[?？。!！]*"
)

_MISSED = re.compile(
    r"(?:那么?|要是|如果|万一|假如|我们?|已经|都|的话|,|，)*"
    r"(?:没赶上|赶不上|来不及|没来得及|错过|过期|超过|过)(?:了|掉)?(?:这个|那个)?(?:时间|日期|期限|日子|时候|窗口|点)?(?:了|的话|以后|之后)*"
    r"(?:怎么[办样]|咋[办样整]|会?怎样|如何|呢|还能?(?:不能)?[办报申领补]?\w?吗|就没了吗|就没有了吗|能补吗)[呢啊]?[?？。]*"
)
"""Says that it is over and asks what then."""


def is_missed(text: str) -> bool:
    """Whether a text asks what comes of having missed something, and no more.

    >>> [is_missed(text) for text in ("过了咋办", "要是错过了呢", "贷款过期了怎么办")]
    [True, True, False]
    """
    return _MISSED.fullmatch(unspaced(tidy(text))) is not None


def is_over_by(text: str) -> bool:
    """Whether a text says a day and that something is over then, and no more.

    >>> [is_over_by(text) for text in ("听说年底就没了？", "12月31号放款算吗")]
    [True, False]
    """
    return _BY_THEN.fullmatch(unspaced(tidy(text))) is not None


@dataclass(frozen=True, slots=True)
class UntilThen:
    """Listens to a day by which something may be over."""

    knowledge: Knowledge

    def asked(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a day and that it is over then, and no more: until when the chat's topic is answers that."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        if topic is None or not is_over_by(text) or _DEADLINE not in worded_facets(topic):
            return None
        return Decision(Answered((PartRef(topic.id, _DEADLINE),)), HEARD, RULE, tidy(text))

    def missed(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears what comes of having missed the day that was told last, where nothing surely answers that."""
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        if decision is None or topic is None or conversation.facet != _DEADLINE or conversation.offered:
            return None
        sure = decision.is_about(topic.id) and decision.confidence > levels.EVEN
        if sure or not is_missed(text) or _DEADLINE not in worded_facets(topic):
            return None
        until = Answered((PartRef(topic.id, _DEADLINE),))
        return replace(decision, outcome=until, confidence=HEARD, rule=RULE, matched=None)
