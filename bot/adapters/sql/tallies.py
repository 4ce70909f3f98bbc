"""Counts made by the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import distinct, func, select

from bot.adapters.sql.engine import reading
from bot.adapters.sql.question_log import conditions
from bot.adapters.sql.tables import questions, tickets
from bot.adapters.sql.tickets import read_tickets
from bot.core.place import PLACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.core.desk.tickets import Ticket
    from bot.ports.questions import QuestionFilter

_CHATS = func.count(distinct(questions.c.channel + "/" + questions.c.chat))


class SqlTallies:
    """Counts for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def first(self) -> datetime | None:
        """When the first question was asked, or None."""
        oldest = select(questions.c.asked_at).order_by(questions.c.asked_at).limit(1)
        async with reading(self._engine) as connection:
            found: datetime | None = await connection.scalar(oldest)
            return found

    async def days(self, wanted: QuestionFilter) -> Mapping[tuple[date, str], int]:
        """Questions by day and outcome."""
        rows = await self._count(wanted, self._day().label("day"), questions.c.outcome)
        return {(date.fromisoformat(day), outcome): count for day, outcome, count in rows}

    async def towns(self, wanted: QuestionFilter) -> Mapping[tuple[str | None, str], int]:
        """Questions by town and outcome."""
        rows = await self._count(wanted, questions.c.town, questions.c.outcome)
        return {(town, outcome): count for town, outcome, count in rows}

    async def topics(self, wanted: QuestionFilter) -> Mapping[str, int]:
        """Questions by topic."""
        rows = await self._count(wanted, questions.c.topic)
        return {topic: count for topic, count in rows if topic is not None}

    async def people(self, wanted: QuestionFilter) -> int:
        """How many chats asked."""
        async with reading(self._engine) as connection:
            return await connection.scalar(select(_CHATS).where(*conditions(wanted))) or 0

    async def people_by_town(self, wanted: QuestionFilter) -> Mapping[str | None, int]:
        """How many chats asked in each town."""
        town = questions.c.town
        chosen = select(town, _CHATS).where(*conditions(wanted)).group_by(town)
        async with reading(self._engine) as connection:
            return {row[0]: row[1] for row in await connection.execute(chosen)}

    async def misses(
        self, since: datetime, until: datetime, teams: Sequence[str] | None, most: int
    ) -> Sequence[Ticket]:
        """Tickets that most people ask."""
        where = [tickets.c.opened_at >= since, tickets.c.opened_at < until, tickets.c.state != "merged"]
        if teams is not None:
            where.append(tickets.c.team.in_(teams))
        return await read_tickets(self._engine, where, most)

    async def _count(self, wanted: QuestionFilter, *by: ColumnElement[Any]) -> Sequence[tuple[Any, ...]]:
        chosen = select(*by, func.count()).where(*conditions(wanted)).group_by(*by)
        async with reading(self._engine) as connection:
            return [tuple(row) for row in await connection.execute(chosen)]

    def _day(self) -> ColumnElement[str]:
        """The day in Asia/Shanghai, which each database names in its own way; it is eight hours ahead."""
        if self._engine.dialect.name == "sqlite":
            return func.date(questions.c.asked_at, "+8 hours")
        return func.to_char(func.timezone(PLACE.key, questions.c.asked_at), "YYYY-MM-DD")
