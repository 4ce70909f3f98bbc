"""What a chat carries over from one message to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.outcomes import Reply


@dataclass(frozen=True, slots=True)
class Conversation:
    """The part of a chat's past that decides what a follow-up means."""

    topic: str | None = None
    """Id of the topic last talked about, while that is fresh."""
    facet: str | None = None
    """The part of it last shown."""
    town: str | None = None
    """Topic id of the person's town."""

    def after(self, reply: Reply) -> Conversation:
        """The conversation once the person has read this reply; a reply about no topic changes nothing."""
        return self if reply.about is None else replace(self, topic=reply.about, facet=reply.facet)
