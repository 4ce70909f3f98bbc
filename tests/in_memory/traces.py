"""Takes all that is kept of a chat out of the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.delivery.received import Place


class Log(Protocol):
    """A question log."""

    def detach(self, chat: str, stranger: str) -> None:
        """What a chat asked was asked by a stranger."""
        ...


class Own(Protocol):
    """What is kept of chats."""

    def forget_chat(self, chat: str) -> None:
        """Drops what is kept of a chat."""
        ...


class InMemoryTraces:
    """What is kept of chats."""

    def __init__(self, questions: Log, own: Iterable[Own]) -> None:
        self._questions = questions
        self._own = tuple(own)

    async def erase(self, chat: str, stranger: str, place: Place | None) -> None:  # noqa: ARG002  # as the port has it
        """Takes a chat out of everything; its questions stay as a stranger's."""
        self._questions.detach(chat, stranger)
        for each in self._own:
            each.forget_chat(chat)
