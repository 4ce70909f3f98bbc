"""Hears a message that leaves its first side out: in a chat about A, 跟B能一起拿吗 is A跟B能一起拿吗.

What is asked is whether A can be had with B; so where B alone would be told of, it is heard with A's name
before it, and what comes next goes on about A.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import NAMED
from bot.core.reading.sides import asks_at_once
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.outcomes import Decision

_WITH = re.compile(r"(?:那么?|这个|它)?(?P<both>(?:[跟和与]|同(?![一样时等])).+)")


def of_it_with(whole: Whole) -> Decision:
    """The decision for a message; where it leaves the chat's topic, that on it with that name before."""
    found, topic = _WITH.fullmatch(unspaced(whole.text)), whole.topic
    if topic is None or found is None or not asks_at_once(whole.text):
        return whole.decision
    if _stays(whole.decision, topic.id) or topic.id in whole.reader.read(whole.text).named(NAMED):
        return whole.decision
    heard = whole.hear(f"{topic.title}{found['both']}", whole.conversation)
    return heard if _stays(heard, topic.id) else whole.decision


def _stays(decision: Decision, topic: str) -> bool:
    """Whether it is about the topic, or asks back about parts of it alone."""
    return decision.asks_back_about(topic) or decision.is_about(topic)
