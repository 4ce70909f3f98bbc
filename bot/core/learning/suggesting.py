"""Phrasings that the question log suggests for parts that exist already, each with what speaks for it.

Two things a person does show what he meant: he picks one of the choices, or he says it again in other words
and is answered. Words that are known already, hold a mask, or say next to nothing are left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from bot.core.knowledge.model import Knowledge

Why = Literal["picked", "rephrased"]
SHORTEST = 4
"""Characters from which a message says enough to be taken for a way of asking."""
_MASK = "〔"


@dataclass(frozen=True, slots=True)
class Hint:
    """One time that somebody showed what he meant."""

    text: str
    part: str
    """`topic/part`."""
    why: Why
    at: datetime


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrasing that may be added to a part."""

    text: str
    topic: str
    part: str
    hints: tuple[Hint, ...]
    """What speaks for it, oldest first."""

    @property
    def times(self) -> int:
        """How often it was shown."""
        return len(self.hints)


def suggestions(
    hints: Iterable[Hint], knowledge: Knowledge, known: Collection[str], parts: Collection[str]
) -> list[Suggestion]:
    """What is suggested, most often shown first.

    A text that was meant for different parts is suggested for none: who says it is to be asked.

    Args:
        hints: from the log.
        knowledge: the topics.
        known: phrasings that there are, tidied.
        parts: what can be asked for: `topic/part`.
    """
    meant: dict[str, list[Hint]] = defaultdict(list)
    for hint in hints:
        text = tidy(hint.text)
        if len(text) >= SHORTEST and _MASK not in hint.text and text not in known:
            meant[text].append(hint)
    found = []
    for group in meant.values():
        (part, *others) = {hint.part for hint in group}
        topic, _, name = part.partition("/")
        if not others and part in parts and topic in knowledge:
            ordered = tuple(sorted(group, key=lambda hint: hint.at))
            found.append(Suggestion(ordered[0].text.strip(), topic, name, ordered))
    return sorted(found, key=lambda each: (-each.times, each.topic, each.part, each.text))
