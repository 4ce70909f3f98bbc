"""Hears what was lost in a chat once more with the name of what the chat is about before it.

After 高新技术企业, 地方有奖吗 is 高新技术企业地方有奖吗. A name before it makes anything sound like the
topic's (明天天气怎么样), so each word that says something must be one of the topic's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.deciding.whole import Whole
    from bot.core.outcomes import Decision

RULE = "named_again"
_LOST = ("outside", "nothing_fits")
"""Rules by which nothing was found at all."""
_GUESSED = "close"
"""The question that offers what is most like a message."""
UNSURE = 0.5
"""Confidence that a message is none of ours, up to which it may be the topic's: 医保怎么报销 in a chat about
unemployment insurance has all its words there, and is surely none of ours."""
_LEAST = 2
"""Characters of the longest word from which a message says something."""


def named_again(speaks_of: Callable[[str, str], bool]) -> Callable[[Whole], Decision]:
    """Who hears a message with the name of the chat's topic before it.

    Args:
        speaks_of: whether a topic has these words in what it is asked or answers.
    """

    def heard(whole: Whole) -> Decision:
        topic, reading = whole.topic, whole.reader.read(whole.text)
        if topic is None or whole.conversation.offered or reading.mentions:
            return whole.decision
        said = reading.specific.split()
        if not _lost(whole.decision, topic.id) or max(map(len, said), default=0) < _LEAST:
            return whole.decision
        if not all(speaks_of(topic.id, word) for word in said):
            return whole.decision
        found = whole.hear(f"{topic.short}{whole.text}", whole.conversation)
        return replace(found, rule=RULE) if _of_it(found, topic.id, whole.surely) else whole.decision

    return heard


def _lost(decision: Decision, topic: str) -> bool:
    """Whether nothing was found, or only what is like it and belongs to others."""
    outcome = decision.outcome
    if isinstance(outcome, Clarify):
        return outcome.question == _GUESSED and topic not in {ref.topic for ref in outcome.options}
    return isinstance(outcome, Unanswered) and decision.rule in _LOST and decision.confidence <= UNSURE


def _of_it(decision: Decision, topic: str, surely: float) -> bool:
    """Whether it is surely about the topic, or asks back about parts of it alone."""
    outcome = decision.outcome
    own = isinstance(outcome, Clarify) and {ref.topic for ref in outcome.options} == {topic}
    return own or (decision.is_about(topic) and decision.confidence >= surely)
