"""Hears a message that leaves its first side out: in a chat about A, 跟B能一起拿吗 is A跟B能一起拿吗.

What is asked is whether A can be had with B; so where B alone would be told of, it is heard with A's name
before it, and what comes next goes on about A.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.cases import NAMED
from bot.core.outcomes import Clarify
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

_WITH = re.compile(r"(?:那么?|这个|它)?(?P<both>(?:[跟和与]|同(?![一样时等])).+)")
_AT_ONCE = re.compile(r"一起|同时|叠加|重复|冲突|兼得|二选一|都(?:能|可以)?[拿领享]")


def of_it_with(
    text: str,
    decision: Decision,
    conversation: Conversation,
    hear: Callable[[str, Conversation], Decision],
    reader: Reader,
    topic: Topic | None,
) -> Decision:
    """The decision for a message; where it leaves the chat's topic, that on it with the topic's name before.

    Args:
        text: the message.
        decision: on the message in the chat.
        conversation: what was said before.
        hear: decides on a text in a given conversation.
        reader: reads which topics are named.
        topic: what the chat is about.
    """
    found = _WITH.fullmatch(unspaced(text))
    if topic is None or found is None or not _AT_ONCE.search(text) or _stays(decision, topic.id):
        return decision
    if topic.id in reader.read(text).named(NAMED):
        return decision
    heard = hear(f"{topic.title}{found['both']}", conversation)
    return heard if _stays(heard, topic.id) else decision


def _stays(decision: Decision, topic: str) -> bool:
    """Whether it is about the topic, or asks back about parts of it alone."""
    outcome = decision.outcome
    own = isinstance(outcome, Clarify) and {option.topic for option in outcome.options} == {topic}
    return own or decision.is_about(topic)
