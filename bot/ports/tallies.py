"""Counts of what was asked, made where it is kept, so that a page that shows them is cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.core.desk.tickets import Ticket
    from bot.ports.questions import QuestionFilter


class Tallies(Protocol):
    """Counts over the question log and the tickets. A filter's limit and order mean nothing here."""

    async def first(self) -> datetime | None:
        """When the first question was asked; None: none was."""
        ...

    async def days(self, wanted: QuestionFilter) -> Mapping[tuple[date, str], int]:
        """Questions by day in Asia/Shanghai and outcome."""
        ...

    async def towns(self, wanted: QuestionFilter) -> Mapping[tuple[str | None, str], int]:
        """Questions by town and outcome; None: no town is known."""
        ...

    async def topics(self, wanted: QuestionFilter) -> Mapping[str, int]:
        """Questions by topic; those about none are left out."""
        ...

    async def people(self, wanted: QuestionFilter) -> int:
        """How many chats asked."""
        ...

    async def people_by_town(self, wanted: QuestionFilter) -> Mapping[str | None, int]:
        """How many chats asked in each town."""
        ...

    async def misses(
        self, since: datetime, until: datetime, teams: Sequence[str] | None, most: int
    ) -> Sequence[Ticket]:
        """Tickets opened from a moment to before another that most people ask; without their history.

        Args:
            since: a moment.
            until: a moment.
            teams: ids of those whose tickets count; None: of all.
            most: how many.

        Returns:
            The most asked first, none that was merged into another.
        """
        ...
