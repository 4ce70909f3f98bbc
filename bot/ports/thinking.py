"""Deciding and wording, which compute: apart from everything that waits, so that they may run elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Reply


class Thinker(Protocol):
    """Computes where it is called. What goes in and comes out MUST be plain data."""

    def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        """The reply to a message, and the town that it is about: the one it names, or else the one given.

        Args:
            text: what was written.
            conversation: in which.
            town: of whoever wrote it.
            today: at the place that the answers are about.
            about_that: whether the message says itself that it is about the topic of the conversation.
        """
        ...

    def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        """The reply to a text as it stands."""
        ...


class Thinking(Protocol):
    """Has a `Thinker` compute somewhere, and keeps nobody else waiting meanwhile."""

    async def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        """As the thinker does."""
        ...

    async def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        """As the thinker does."""
        ...
