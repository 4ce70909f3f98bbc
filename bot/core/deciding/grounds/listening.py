"""The one shape that everything has that listens to a message, and how it is asked in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a message before it is listened to once more."""

    today: date | None = None
    """The day in Asia/Shanghai, where it matters."""
    decision: Decision | None = None
    """What those that were asked before made of it."""


Listener = Callable[[str, Evidence, "Conversation"], "Decision | None"]
"""Takes a message, what is known of it, and what was said before; gives what it comes to, or None if it hears
nothing of its own."""


def in_turn(*listeners: Listener) -> Listener:
    """Asks all, one after the other: each hears what those before it made of the message."""

    def listen(text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        for listener in listeners:
            heard = listener(text, evidence, conversation)
            if heard is not None:
                evidence = replace(evidence, decision=heard)
        return evidence.decision

    return listen


def first_of(*listeners: Listener) -> Listener:
    """Asks one after the other until one hears something."""

    def listen(text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        heard = (listener(text, evidence, conversation) for listener in listeners)
        return next((decision for decision in heard if decision is not None), None)

    return listen
