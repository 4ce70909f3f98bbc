"""A follow-up to a comparison, which may be about either side: 要什么条件, 贴几个点.

It is decided for each side. Where both have an answer the person is asked which is meant; where one has, that
is the answer. 这个 is the side that was new in the comparison.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify, Gap
from bot.core.reading.sides import points_at_both, points_at_one

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision


def of_both(written: str, conversation: Conversation, decide: Callable[[Conversation], Decision]) -> Decision:
    """The decision for a message after a comparison.

    Args:
        written: the message.
        conversation: what was said before, a comparison last.
        decide: decides on the message in a given conversation.
    """
    if points_at_both(written):
        return decide(conversation)
    first = decide(replace(conversation, beside=None))
    if conversation.beside is not None and points_at_one(written):
        return _of_the_new(conversation, decide) or first
    if conversation.beside is None or not first.is_about(conversation.topic):
        return first
    second = decide(replace(conversation, topic=conversation.beside, beside=None))
    if not second.is_about(conversation.beside):
        return first
    sides = first.answered, second.answered
    if None not in sides:
        options = tuple(side for side in sides if side is not None)
        sure = min(first.confidence, second.confidence)
        return replace(first, outcome=Clarify.among(options), confidence=sure, rule="both_sides")
    return first if sides[0] is not None or isinstance(second.outcome, Gap) else second


def _of_the_new(conversation: Conversation, decide: Callable[[Conversation], Decision]) -> Decision | None:
    """The decision on the side that was not talked about before; None if that is neither, or not asked of."""
    sides = [conversation.topic, conversation.beside]
    if conversation.before not in sides:
        return None
    new = next(side for side in sides if side != conversation.before)
    heard = decide(replace(conversation, topic=new, facet=None, beside=None))
    return heard if heard.is_about(new) else None
