"""What is remembered of each chat between messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.knowledge.measures import Amount


@dataclass(frozen=True, slots=True)
class ChatState:
    """What is remembered of a chat between messages."""

    town: str | None = None
    """Topic id of the town, subdistrict or zone the person chose."""
    topic: str | None = None
    facet: str | None = None
    topic_at: datetime | None = None
    """When the topic was last talked about (UTC)."""
    figures: tuple[Amount, ...] = ()
    """What the person said of himself while that topic was talked about."""
    beside: str | None = None
    """The topic it was told apart from, where a comparison was read last."""
    also: tuple[str, ...] = ()
    """The topics that were named beside it when it was asked about first."""
    payer: str | None = None
    """What the person said that his business is, a company or a one-man business."""
    before: str | None = None
    """The topics that were talked about before that one, the last of them last, with spaces between."""
    asked: str | None = None
    """The standard part that was asked for, where the last reply asked back of which topic."""
    choices: tuple[str, ...] = ()
    """The topics that the last reply asked back about."""
    left_open_at: datetime | None = None
    """When the last reply left either open (UTC)."""
    shown: tuple[str, ...] = ()
    """What it showed in order, and what was talked of since: what an ordinal may mean."""
    misses: int = 0
    """How many questions in a row had no answer."""
    missed_at: datetime | None = None
    """When the last of them was asked (UTC)."""
    offered: bool = False
    """Whether a person was offered since the misses began."""


class Chats(Protocol):
    """What is remembered of each chat."""

    async def get(self, chat: str) -> ChatState:
        """The chat's state; an empty one for a chat never seen."""
        ...

    async def save(self, chat: str, state: ChatState) -> None:
        """Replaces the chat's state. MUST be durable when it returns."""
        ...
