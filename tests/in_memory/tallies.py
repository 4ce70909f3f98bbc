"""Counts of what is kept in memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.core.place import local_day
from bot.ports.questions import QuestionFilter
from bot.ports.tickets import TicketFilter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.core.desk.tickets import Ticket
    from bot.ports.questions import LoggedQuestion, QuestionLog
    from bot.ports.tickets import Tickets


class InMemoryTallies:
    """Counts over a log and tickets, one by one."""

    def __init__(self, questions: QuestionLog, tickets: Tickets) -> None:
        self._questions = questions
        self._tickets = tickets

    async def first(self) -> datetime | None:
        """When the first question was asked, or None."""
        return min([each.asked_at for each in await self._rows(QuestionFilter())], default=None)

    async def days(self, wanted: QuestionFilter) -> Mapping[tuple[date, str], int]:
        """Questions by day and outcome."""
        rows = await self._rows(wanted)
        return Counter((local_day(each.asked_at), str(each.outcome)) for each in rows)

    async def towns(self, wanted: QuestionFilter) -> Mapping[tuple[str | None, str], int]:
        """Questions by town and outcome."""
        return Counter((each.town, str(each.outcome)) for each in await self._rows(wanted))

    async def topics(self, wanted: QuestionFilter) -> Mapping[str, int]:
        """Questions by topic."""
        return Counter(each.topic for each in await self._rows(wanted) if each.topic is not None)

    async def people(self, wanted: QuestionFilter) -> int:
        """How many chats asked."""
        return len({(each.channel, each.chat) for each in await self._rows(wanted)})

    async def people_by_town(self, wanted: QuestionFilter) -> Mapping[str | None, int]:
        """How many chats asked in each town."""
        return Counter(town for town, *_ in {(r.town, r.channel, r.chat) for r in await self._rows(wanted)})

    async def misses(
        self, since: datetime, until: datetime, teams: Sequence[str] | None, most: int
    ) -> Sequence[Ticket]:
        """Tickets that most people ask."""
        found = [
            each
            for each in await self._tickets.list(TicketFilter())
            if since <= each.opened_at < until
            and each.state != "merged"
            and (teams is None or each.team in teams)
        ]
        return sorted(found, key=lambda each: (-each.asked, each.number))[:most]

    async def _rows(self, wanted: QuestionFilter) -> list[LoggedQuestion]:
        return [each async for each in self._questions.list(wanted)]
