"""Takes who asks whether the chat's topic is over by a day (12月31号就没了？) to ask until when it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
