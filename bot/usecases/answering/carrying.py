"""What a chat carries over from one message to the next: how it is kept, and for how long it is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.conversing import Conversation

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.ports.chats import ChatState


def carried(state: ChatState, now: datetime, lasts: timedelta) -> Conversation:
    """What was said before, as far as it is still talked about.

    Args:
        state: of the chat.
        now: when the next message is heard.
        lasts: how long after a reply what it was about, and what it left open, is still meant.
    """
    fresh = state.topic_at is not None and now - state.topic_at <= lasts
    said = Conversation(town=state.town)
    if fresh:
        said = Conversation(
            state.topic,
            state.facet,
            state.town,
            state.figures,
            state.beside,
            also=state.also,
            payer=state.payer,
        )
    if state.left_open_at is None or now - state.left_open_at > lasts:
        return said
    *earlier, before = (state.before or "").split(" ")
    return replace(
        said,
        before=before or None,
        asked=state.asked,
        offered=state.choices,
        earlier=tuple(earlier),
        shown=state.shown,
    )


def talked_of(state: ChatState, then: Conversation, now: datetime) -> ChatState:
    """The state once a topic was talked about."""
    return replace(
        state,
        topic=then.topic,
        facet=then.facet,
        topic_at=now,
        figures=then.figures,
        beside=then.beside,
        also=then.also,
        payer=then.payer,
    )


def left_open(state: ChatState, then: Conversation, now: datetime) -> ChatState:
    """The state with the topics before the last, and what the last reply asked back about or showed."""
    open_at = now if then.before or then.offered or then.shown else None
    before = " ".join((*then.earlier, then.before)) if then.before else None
    return replace(
        state,
        before=before,
        asked=then.asked,
        choices=then.offered,
        shown=then.shown,
        left_open_at=open_at,
    )
