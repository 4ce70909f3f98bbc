"""Hears what else is described that there may be: 还有别的办法吗，政府帮忙找银行那种.

Who asks for something other than what the chat is about, and says of what sort, does not ask of that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision

RULE = "else"
_ELSE = re.compile(
    r"(?:那|那么)?(?:还有没有|还有|有没有|有)(?:什么)?(?:别的|其他的?|其它的?|另外的?)"
    r"(?:办法|法子|路子|渠道|途径|政策|补贴|优惠|补助)?"
    r"(?:(?:吗|嘛|么|没有|没|呢)?[\s，,。？?]+|(?:是)?(?:可以|能够|能|会)(?=[找请让叫帮由]))(?P<what>\S.{3,})"
)


def else_than_it(
    text: str, conversation: Conversation, hear: Callable[[str, Conversation], Decision], surely: float
) -> Decision | None:
    """The decision on what is described, where that is surely another topic; None where nothing is.

    Args:
        text: the message.
        conversation: what was said before.
        hear: decides on a text in a given conversation.
        surely: confidence from which it is answered.
    """
    found = _ELSE.fullmatch(text.strip()) if conversation.topic is not None else None
    if found is None:
        return None
    heard = hear(found["what"], replace(conversation, topic=None, facet=None, figures=(), beside=None))
    other = heard.about is not None and heard.about.topic != conversation.topic
    return replace(heard, rule=RULE) if other and heard.confidence >= surely else None
