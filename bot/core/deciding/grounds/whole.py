"""A message as it was heard as a whole, and what it takes to hear it otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader


@dataclass(frozen=True, slots=True)
class Whole:
    """What came of a message, for those that would hear it otherwise where that was nothing."""

    text: str
    """The message."""
    decision: Decision
    """The decision on all of it in the chat."""
    conversation: Conversation
    """What was said before."""
    hear: Callable[[str, Conversation], Decision]
    """Decides on a text in a given conversation."""
    reader: Reader
    """Reads which topics are named."""
    surely: float
    """Confidence from which something is answered."""
    topic: Topic | None = None
    """What the chat is about."""


Otherwise = Callable[[Whole], "Decision"]
"""Gives the decision on the message heard otherwise, or that on the whole where this is no case for it."""


def heard_otherwise(whole: Whole, *listeners: Otherwise) -> Decision:
    """The decision after all had their turn: each is told what those before it made of the message."""
    for listener in listeners:
        whole = replace(whole, decision=listener(whole))
    return whole.decision
