"""How often in a row we had no answer for a chat, and when a person is to be offered for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from bot.core.outcomes import OutcomeName
    from bot.ports.chats import ChatState

PATIENCE = 3
"""Misses in a row after which a person is offered without being asked for."""
_MISSES = ("gap", "unanswered")


def missed(
    state: ChatState, outcomes: Iterable[OutcomeName], now: datetime, lasts: timedelta
) -> tuple[ChatState, bool]:
    """Counts what came of questions.

    Args:
        state: of the chat, before.
        outcomes: of its newest questions, in order.
        now: when they were asked.
        lasts: how long after a miss the next one is still one of the same conversation.

    Returns:
        The state of the chat then, and whether it is now due to offer a person; that is true only once in a
        conversation.
    """
    if state.missed_at is not None and now - state.missed_at > lasts:
        state = replace(state, misses=0, missed_at=None, offered=False)
    for outcome in outcomes:
        if outcome in _MISSES:
            state = replace(state, misses=state.misses + 1, missed_at=now)
        elif outcome == "answered":
            state = replace(state, misses=0)
    due = state.misses >= PATIENCE and not state.offered
    return (replace(state, offered=True) if due else state), due
