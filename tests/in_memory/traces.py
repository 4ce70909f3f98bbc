"""Takes all that is kept of a chat out of the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.ports.questions import QuestionFilter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from datetime import datetime

    from bot.core.desk.tickets import Ticket
    from bot.delivery.received import Place
    from bot.ports.questions import LoggedQuestion


class Log(Protocol):
    """A question log."""

    def detach(self, chat: str, stranger: str) -> None:
        """What a chat asked was asked by a stranger."""
        ...

    def list(self, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The rows wanted."""
        ...

    def drop(self, question: int) -> None:
        """Drops a row."""
        ...


class Tickets(Protocol):
    """Tickets."""

    async def asking(self, question: int) -> Ticket | None:
        """The ticket that a row of the question log is part of."""
        ...

    def forget_question(self, question: int) -> None:
        """Nobody has asked this."""
        ...


class Own(Protocol):
    """What is kept of chats."""

    def forget_chat(self, chat: str) -> None:
        """Drops what is kept of a chat."""
        ...


class InMemoryTraces:
    """What is kept of chats."""

    def __init__(self, questions: Log, own: Iterable[Own], tickets: Tickets) -> None:
        self._questions = questions
        self._tickets = tickets
        self._own = tuple(own)

    async def erase(self, chat: str, stranger: str, place: Place | None) -> None:  # noqa: ARG002  # as the port has it
        """Takes a chat out of everything; its questions stay as a stranger's."""
        self._questions.detach(chat, stranger)
        for each in self._own:
            each.forget_chat(chat)

    async def forget(self, before: datetime, most: int) -> int:
        """Drops what was asked before a moment and is not waited for; says how many."""
        old = [each.id or 0 async for each in self._questions.list(QuestionFilter(until=before))]
        asking = {number: await self._tickets.asking(number) for number in old}
        gone = [number for number, ticket in asking.items() if ticket is None or not ticket.waits][:most]
        for number in gone:
            self._questions.drop(number)
            self._tickets.forget_question(number)
        return len(gone)
