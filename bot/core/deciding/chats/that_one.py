"""Takes a description of one of those that were offered (就是1%担保费的那个) for picking it.

We asked back because something was asked; who says which one he meant gets what was offered of it for that,
and not what his description is like.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.knowledge.model import PartRef
from bot.core.text.asking import interrogates
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision

RULE = "that_one"
_THAT_ONE = re.compile(
    r"(?:我?(?:说|问|要|选|指)?的?(?:就是|是)?)(?P<which>.{2,}?)的?(?:那一?[个项种]|这一?[个项种])[吧啊呀哦了]*[。!！]*"
)


def points(text: str) -> bool:
    """Whether a text says which one is meant and asks nothing.

    >>> [points(text) for text in ("就是1%担保费的那个", "我说的是网店那个", "担保费那个要交多少", "那个")]
    [True, True, False, False]
    """
    plain = unspaced(tidy(text))
    return _THAT_ONE.fullmatch(plain) is not None and not interrogates(plain)


def of_that_one(
    text: str,
    conversation: Conversation,
    hear: Callable[[str, Conversation], Decision],
    picked: Callable[[PartRef], Decision],
) -> Decision | None:
    """The decision on the choice that a message describes; None where it picks none of those offered.

    Args:
        text: the message.
        conversation: what was said before.
        hear: decides on a text in a given conversation.
        picked: what a part comes to that is picked.
    """
    if not conversation.offered or not points(text):
        return None
    heard = hear(text, conversation)
    topic = heard.about.topic if heard.about else None
    shown = (PartRef.of(each) for each in conversation.shown)
    choice = next((ref for ref in shown if ref.topic == topic and not ref.is_whole), None)
    if choice is None or topic not in conversation.offered:
        return None
    return replace(heard, outcome=picked(choice).outcome, rule=RULE)
