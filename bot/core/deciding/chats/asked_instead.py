"""Hears what is asked in place of going on about the chat's topic.

Who asks what else there is and says of what sort (还有别的办法吗，政府帮忙找银行那种), or gives a topic up
and asks something (算了 那招个应届生有没有钱), does not ask of that topic. Who says that he asks once more
(我问专精特新你给我说别的 重新问 …) asks what stands behind it, whatever he was told before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify
from bot.core.text.asking import interrogates

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision

ELSE = "else"
ANEW = "begun_anew"
_ONCE_MORE = re.compile(
    r".*?(?:我|那)?(?:再?(?:重新|从头)(?:再?来?[问说讲])?|重问|重来)(?:你|过)*(?:一?[遍次下]|个)?"
    r"[\s,，。:：;；!！]+(?P<asked>\S.{2,})",
    re.DOTALL,
)
"""A complaint or nothing, and what is asked in its place."""
_GIVEN_UP = (
    r"(?:算了|罢了|好吧|那就算了|不(?:管|说|问|要|谈)(?:这个|那个|它|这项|这些)?了|先不(?:管|说|问)(?:这个|那个|它|这项)?了?"
    r"|换(?:个|一个)(?:问题|话题|别的)?|问(?:个|一个)?别的)"
)
_INSTEAD = {
    ELSE: re.compile(
        r"(?:那|那么)?(?:还有没有|还有|有没有|有)(?:什么)?(?:别的|其他的?|其它的?|另外的?)"
        r"(?:办法|法子|路子|渠道|途径|政策|补贴|优惠|补助)?"
        r"(?:(?:吗|嘛|么|没有|没|呢)?[\s，,。？?]+|(?:是)?(?:可以|能够|能|会)(?=[找请让叫帮由]))(?P<asked>\S.{3,})"
    ),
    ANEW: re.compile(
        rf"(?:呵呵|唉|哎|那|好|嗯|行|[\s,，。])*{_GIVEN_UP}[吧啦了]*(?:[\s,，。;；!！]+|那)(?P<asked>\S.{{2,}})"
    ),
}


def asked_instead(
    text: str, conversation: Conversation, hear: Callable[[str, Conversation], Decision], surely: float
) -> Decision | None:
    """The decision on what is asked instead, where that is surely about something; None if nothing is.

    What else there may be is another topic than the chat's. Who gives that up and asks is asked back of
    others, rather than of what he gave up.

    Args:
        text: the message.
        conversation: what was said before.
        hear: decides on a text in a given conversation.
        surely: confidence from which it is answered.
    """
    matches = ((rule, pattern.fullmatch(text.strip())) for rule, pattern in _INSTEAD.items())
    rule, asked = next(((rule, found["asked"]) for rule, found in matches if found), (ELSE, ""))
    alone = conversation.without_topic
    again = _ONCE_MORE.fullmatch(text.strip())
    if again is None and (not asked or conversation.topic is None):
        return None
    rule, asked = (ANEW, again["asked"]) if again is not None else (rule, asked)
    heard = hear(asked, alone)
    outcome = heard.outcome
    others = isinstance(outcome, Clarify) and conversation.topic not in {ref.topic for ref in outcome.options}
    if rule == ANEW and others and interrogates(asked):
        return replace(heard, rule=rule)
    sure = heard.about is not None and heard.confidence >= surely
    same = heard.is_about(conversation.topic)
    return replace(heard, rule=rule) if sure and not (rule == ELSE and same) else None
