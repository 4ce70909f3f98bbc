"""Hears what is asked once the chat's topic is given up (算了 那招个应届生有没有钱) without that topic."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision

RULE = "begun_anew"
_GIVEN_UP = (
    r"(?:算了|罢了|好吧|那就算了|不(?:管|说|问|要|谈)(?:这个|那个|它|这项|这些)?了|先不(?:管|说|问)(?:这个|那个|它|这项)?了?"
    r"|换(?:个|一个)(?:问题|话题|别的)?|问(?:个|一个)?别的)"
)
_ANEW = re.compile(
    rf"(?:呵呵|唉|哎|那|好|嗯|行|[\s,，。])*{_GIVEN_UP}[吧啦了]*(?:[\s,，。;；!！]+|那)(?P<asked>\S.{{2,}})"
)


def begun_anew(
    text: str, conversation: Conversation, hear: Callable[[str, Conversation], Decision], surely: float
) -> Decision | None:
    """The decision on what is asked instead, where that is surely about something; None if nothing is.

    Args:
        text: the message.
        conversation: what was said before.
        hear: decides on a text in a given conversation.
        surely: confidence from which it is answered.
    """
    found = _ANEW.fullmatch(text.strip()) if conversation.topic is not None else None
    if found is None:
        return None
    heard = hear(
        found["asked"], replace(conversation, topic=None, facet=None, figures=(), beside=None, offered=())
    )
    return replace(heard, rule=RULE) if heard.about is not None and heard.confidence >= surely else None
