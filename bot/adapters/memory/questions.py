"""The question log, in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.errors import UnknownQuestionError
from bot.core.place import local_day
from bot.messages import message
from bot.ports.questions import FeedbackKind, LoggedQuestion, QuestionFilter, QuestionStats

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

_MISSED = ("gap", "unanswered")


class InMemoryQuestionLog:
    """A question log that is gone with the process."""

    def __init__(self) -> None:
        self._rows: dict[int, LoggedQuestion] = {}
        self._given = 0
        self._attached: dict[str, int] = {}

    async def record(self, question: LoggedQuestion) -> int:
        """Stores one row and returns its id."""
        self._given += 1
        self._rows[self._given] = replace(question, id=self._given)
        return self._given

    async def get(self, question: int) -> LoggedQuestion | None:
        """The row with this id, or None."""
        return self._rows.get(question)

    async def last(self, chat: str) -> LoggedQuestion | None:
        """The newest row of a chat, or None."""
        return next((row for row in reversed(self._rows.values()) if row.chat == chat), None)

    def detach(self, chat: str, stranger: str) -> None:
        """What a chat asked was asked by a stranger."""
        own = {number: row for number, row in self._rows.items() if row.chat == chat}
        self._rows |= {number: replace(row, chat=stranger) for number, row in own.items()}
        self._attached = {name: row for name, row in self._attached.items() if row not in own}

    def drop(self, question: int) -> None:
        """Drops a row."""
        self._rows.pop(question, None)

    async def attach(self, message: str, question: int) -> None:
        """Keeps that a message belongs to a question."""
        self._attached[message] = question

    async def attached(self, message: str) -> LoggedQuestion | None:
        """The row that a message belongs to, or None."""
        return await self.get(self._attached.get(message, 0))

    async def add_feedback(
        self,
        question: int,
        kind: FeedbackKind,
        detail: str | None,
        at: datetime,  # noqa: ARG002  # the order of arrival is enough here
    ) -> None:
        """Stores what the person made of a reply.

        Raises:
            UnknownQuestionError: there is no such row.
        """
        row = await self.get(question)
        if row is None:
            raise UnknownQuestionError(message("storage.unknown_question", id=question))
        said = f"{kind}:{detail}" if detail else kind
        if said not in row.feedback:
            self._rows[question] = replace(row, feedback=(*row.feedback, said))

    async def list(self, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The rows wanted."""
        rows = sorted(
            (row for row in self._rows.values() if _selected(row, wanted)),
            key=lambda row: (row.asked_at, row.id or 0),
            reverse=wanted.newest_first,
        )
        for row in rows[: wanted.limit]:
            yield row

    async def stats(self, wanted: QuestionFilter) -> QuestionStats:
        """Counts over the rows wanted."""
        rows = [row for row in self._rows.values() if _selected(row, wanted)]
        days = Counter(local_day(row.asked_at).isoformat() for row in rows)
        return QuestionStats(
            total=len(rows),
            by_outcome=dict(_most_first(Counter(str(row.outcome) for row in rows))),
            by_town=_most_first(Counter(row.town for row in rows if row.town)),
            by_topic=_most_first(Counter(row.topic for row in rows if row.topic)),
            by_day=sorted(days.items()),
            top_missed=_most_first(Counter(row.normalized for row in rows if row.outcome in _MISSED)),
            chats=len({(row.channel, row.chat) for row in rows}),
            feedback=dict(
                _most_first(Counter(said.partition(":")[0] for row in rows for said in row.feedback))
            ),
        )


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _selected(row: LoggedQuestion, wanted: QuestionFilter) -> bool:
    return (
        (not wanted.outcomes or row.outcome in wanted.outcomes)
        and (wanted.since is None or row.asked_at >= wanted.since)
        and (wanted.until is None or row.asked_at < wanted.until)
        and wanted.topic in (None, row.topic)
        and wanted.channel in (None, row.channel)
        and wanted.chat in (None, row.chat)
        and (wanted.towns is None or row.town in wanted.towns)
        and wanted.text.lower() in row.text.lower()
    )
