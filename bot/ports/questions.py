"""Where every message's outcome is kept: the question log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from bot.core.outcomes import OutcomeName

FeedbackKind = Literal["up", "down", "none_of_these", "choice"]


@dataclass(frozen=True, slots=True)
class LoggedQuestion:
    """One row of the question log."""

    asked_at: datetime
    """UTC, timezone-aware."""
    channel: str
    chat: str
    """Pseudonym, never the chat's own id."""
    text: str
    """Masked: no phone, ID or card number."""
    normalized: str
    outcome: OutcomeName
    topic: str | None
    facet: str | None
    confidence: float
    candidates: Sequence[tuple[str, float]]
    """(`topic/part`, score), best first."""
    options: Sequence[str]
    """Ids of the choices offered, in order."""
    knowledge_version: str
    took_ms: float
    town: str | None = None
    """Topic id of the town that the person named in the message, or else chose before."""
    id: int | None = None
    """Given by the log."""
    feedback: Sequence[str] = ()
    """What the person made of it, oldest first, as `kind` or `kind:detail`."""


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """Which rows of the question log are wanted; None means any."""

    outcomes: Sequence[OutcomeName] = ()
    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""
    topic: str | None = None
    channel: str | None = None
    chat: str | None = None
    towns: Sequence[str | None] | None = None
    """Topic ids of towns, None for rows that have none."""
    text: str = ""
    """A piece of what was written, in whatever case."""
    limit: int | None = None
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class QuestionStats:
    """Counts over the rows that a filter selects."""

    total: int
    by_outcome: dict[str, int] = field(default_factory=dict)
    by_topic: list[tuple[str, int]] = field(default_factory=list)
    """Most asked first."""
    by_town: list[tuple[str, int]] = field(default_factory=list)
    """Topic ids of towns, most questions first; those of no town are in the total alone."""
    by_day: list[tuple[str, int]] = field(default_factory=list)
    """ISO date in Asia/Shanghai, oldest first."""
    top_missed: list[tuple[str, int]] = field(default_factory=list)
    """Normalised text of gap and unanswered questions, most frequent first."""
    chats: int = 0
    feedback: dict[str, int] = field(default_factory=dict)


class QuestionLog(Protocol):
    """Where every message's outcome is kept."""

    async def record(self, question: LoggedQuestion) -> int:
        """Stores one row and returns its id. MUST be durable when it returns."""
        ...

    async def get(self, question: int) -> LoggedQuestion | None:
        """The row with this id, with its feedback, or None."""
        ...

    async def last(self, chat: str) -> LoggedQuestion | None:
        """The newest row of a chat, with its feedback, or None."""
        ...

    async def attach(self, message: str, question: int) -> None:
        """Keeps that a message belongs to a question: it asks it, or answers it. The latest counts.

        Args:
            message: pseudonym of the message, never the channel's own id.
            question: id of the row; nothing is kept if there is no such row.
        """
        ...

    async def attached(self, message: str) -> LoggedQuestion | None:
        """The row that a message belongs to, or None."""
        ...

    async def add_feedback(self, question: int, kind: FeedbackKind, detail: str | None, at: datetime) -> None:
        """Stores what the person made of a reply. The same kind and detail twice MUST count once.

        Raises:
            UnknownQuestionError: there is no such row.
        """
        ...

    def list(self, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The rows wanted, oldest first unless asked otherwise. MUST stream, not load everything."""
        ...

    async def stats(self, wanted: QuestionFilter) -> QuestionStats:
        """Counts over the rows wanted."""
        ...
