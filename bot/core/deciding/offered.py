"""What is said after we asked back (您想问的是哪一项？): it may be about one of the topics that were offered.

A message that finds its answer alone keeps it. Any other is heard once more as if the chat were about each of
the topics offered that it fits best. Where one of them has an answer it is that, where several have they are
offered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import PartRef
    from bot.core.outcomes import Decision

HEARD = 3
"""Topics offered of which a message is heard, at most."""


def of_offered(
    conversation: Conversation, decide: Callable[[Conversation], Decision], surely: float
) -> Decision:
    """The decision for a message after topics were offered.

    Args:
        conversation: what was said before.
        decide: decides on the message in a given conversation.
        surely: confidence from which it is taken to be about a topic that was offered.
    """
    first = decide(replace(conversation, offered=()))
    if not isinstance(first.outcome, Clarify | Unanswered):
        return first
    bare = replace(conversation, facet=None, figures=(), beside=None, offered=())
    found: dict[PartRef, Decision] = {}
    for topic in _likeliest(first, conversation.offered)[:HEARD]:
        heard = decide(replace(bare, topic=topic))
        if heard.about is not None and heard.is_about(topic) and heard.confidence >= surely:
            found[heard.about] = heard
    if len(found) > 1:
        sure = max(heard.confidence for heard in found.values())
        return replace(first, outcome=Clarify("close", tuple(found)), confidence=sure, rule="offered")
    return next(iter(found.values()), first)


def _likeliest(decision: Decision, offered: tuple[str, ...]) -> list[str]:
    """The topics of those offered that anything speaks for, the likeliest first."""
    speaks = dict.fromkeys(offered, 0.0)
    for candidate in decision.candidates:
        if candidate.ref.topic in speaks:
            speaks[candidate.ref.topic] += candidate.score
    return sorted((topic for topic in offered if speaks[topic]), key=lambda topic: -speaks[topic])
