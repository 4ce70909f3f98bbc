"""The question log and the chats, read with patience: a storage that is slow or fails says so at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.ports.chats import ChatState
    from bot.ports.questions import FeedbackKind, LoggedQuestion, QuestionFilter, QuestionStats
    from bot.usecases.post.write_queue import WriteQueue


class PatientQuestions:
    """The question log behind a `WriteQueue`. Write to it inside `WriteQueue.write`."""

    def __init__(self, keeping: WriteQueue) -> None:
        self._keeping = keeping
        self._questions = keeping.storage.questions

    async def record(self, question: LoggedQuestion) -> int:
        """Stores one row and returns its id."""
        return await self._questions.record(question)

    async def get(self, question: int) -> LoggedQuestion | None:
        """The row with this id, or None.

        Raises:
            StorageError: storage fails or is slow.
        """
        return await self._keeping.read(lambda: self._questions.get(question))

    async def last(self, chat: str) -> LoggedQuestion | None:
        """The newest row of a chat, or None.

        Raises:
            StorageError: storage fails or is slow.
        """
        return await self._keeping.read(lambda: self._questions.last(chat))

    async def attach(self, message: str, question: int) -> None:
        """Keeps that a message belongs to a question."""
        await self._questions.attach(message, question)

    async def attached(self, message: str) -> LoggedQuestion | None:
        """The row that a message belongs to, or None.

        Raises:
            StorageError: storage fails or is slow.
        """
        return await self._keeping.read(lambda: self._questions.attached(message))

    async def add_feedback(self, question: int, kind: FeedbackKind, detail: str | None, at: datetime) -> None:
        """Stores what the person made of a reply.

        Raises:
            UnknownQuestionError: there is no such row.
        """
        await self._questions.add_feedback(question, kind, detail, at)

    def list(self, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The rows wanted."""
        return self._questions.list(wanted)

    async def stats(self, wanted: QuestionFilter) -> QuestionStats:
        """Counts over the rows wanted."""
        return await self._questions.stats(wanted)


class PatientChats:
    """The chats behind a `WriteQueue`. Write to them inside `WriteQueue.write`."""

    def __init__(self, keeping: WriteQueue) -> None:
        self._keeping = keeping
        self._chats = keeping.storage.chats

    async def get(self, chat: str) -> ChatState:
        """The chat's state; an empty one for a chat never seen.

        Raises:
            StorageError: storage fails or is slow.
        """
        return await self._keeping.read(lambda: self._chats.get(chat))

    async def save(self, chat: str, state: ChatState) -> None:
        """Replaces the chat's state."""
        await self._chats.save(chat, state)
