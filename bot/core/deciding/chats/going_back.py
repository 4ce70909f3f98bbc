"""Takes a message that goes back in the chat (刚才那个要备案吗) for one about the topic before the last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.reading.sides import goes_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision


def of_earlier(
    written: str, conversation: Conversation, decide: Callable[[Conversation], Decision], surely: float
) -> Decision:
    """The decision for a message; where it goes back to the earlier topic and is answered there, that one.

    Args:
        written: the message.
        conversation: what was said before.
        decide: decides on the message in a given conversation.
        surely: confidence from which it is taken to be about the earlier topic.
    """
    earlier = conversation.before
    if earlier is not None and goes_back(written):
        heard = decide(replace(conversation, topic=earlier, facet=None, figures=(), beside=None))
        if heard.is_about(earlier) and heard.confidence >= surely:
            return heard
    return decide(conversation)
