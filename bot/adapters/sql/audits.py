"""Samples of answers and judgements in a database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from bot.adapters.sql.engine import insert_for, reading, together, writing
from bot.adapters.sql.tables import audit_drawn as drawn_
from bot.adapters.sql.tables import audit_given as given_
from bot.adapters.sql.tables import audit_judgements as said
from bot.adapters.sql.tables import audit_planted as planted_
from bot.adapters.sql.tables import audit_planted_judgements as said_of_planted
from bot.adapters.sql.tables import audit_weeks as weeks_
from bot.core.auditing.verdicts import Judgement
from bot.ports.audits import Drawn, Given, Planted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Column, ColumnElement, Table
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.ports.audits import Sample


_PLANTED = "asked_at", "text", "shown", "knowledge_version"
_SAID = "reader", "verdict", "at", "note"
"""Fields that are columns of the same name."""


class SqlAudits:
    """Samples for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def draw(self, sample: Sample, at: datetime) -> bool:
        """Keeps the sample of a week; says whether there was none."""
        named = sample.week.isoformat()
        new = insert_for(self._engine)(weeks_).values(week=named, at=at).on_conflict_do_nothing()
        picked = [
            {"question": each.question, "week": named, "band": each.band, "town": each.town}
            for each in sample.drawn
        ]
        counts = [
            {"week": named, "band": each.band, "town": each.town or "", "count": each.count}
            for each in sample.given
        ]
        planted = [
            {name: getattr(each, name) for name in _PLANTED} | {"week": named} for each in sample.planted
        ]
        async with together(self._engine), writing(self._engine) as connection:
            if (await connection.execute(new.returning(weeks_.c.week))).first() is None:
                return False
            for table, rows in ((drawn_, picked), (given_, counts), (planted_, planted)):
                if rows:
                    await connection.execute(insert(table), rows)
            return True

    async def weeks(self) -> Sequence[date]:
        """Mondays of the weeks of which a sample was drawn."""
        async with reading(self._engine) as connection:
            found = await connection.scalars(select(weeks_.c.week).order_by(weeks_.c.week))
            return [date.fromisoformat(each) for each in found]

    async def drawn(self, since: date, until: date) -> Sequence[Drawn]:
        """The answers drawn of these weeks."""
        chosen = select(drawn_).where(*_between(drawn_.c.week, since, until)).order_by(drawn_.c.question)
        async with reading(self._engine) as connection:
            return [
                Drawn(row["question"], date.fromisoformat(row["week"]), row["band"], row["town"])
                for row in (await connection.execute(chosen)).mappings()
            ]

    async def given(self, since: date, until: date) -> Sequence[Given]:
        """What they stand for."""
        chosen = select(given_).where(*_between(given_.c.week, since, until))
        chosen = chosen.order_by(given_.c.week, given_.c.band)
        async with reading(self._engine) as connection:
            return [
                Given(date.fromisoformat(row["week"]), row["band"], row["town"] or None, row["count"])
                for row in (await connection.execute(chosen)).mappings()
            ]

    async def planted(self, since: date, until: date) -> Sequence[Planted]:
        """The errors planted in these weeks."""
        chosen = select(planted_).where(*_between(planted_.c.week, since, until)).order_by(planted_.c.id)
        async with reading(self._engine) as connection:
            rows = (await connection.execute(chosen)).mappings().all()
        return [
            Planted(
                date.fromisoformat(row["week"]), number=row["id"], **{name: row[name] for name in _PLANTED}
            )
            for row in rows
        ]

    async def judge(self, judgement: Judgement, after: int, *, planted: bool = False) -> bool:
        """Keeps what somebody said; says whether it is kept."""
        table, of, item = _tables(planted=planted)
        # Held until the end: of two who judge at once, the second finds what the first said (PostgreSQL).
        known = select(item).where(item == judgement.question).with_for_update()
        before = select(func.count()).select_from(table).where(of == judgement.question)
        row = {name: getattr(judgement, name) for name in _SAID} | {of.name: judgement.question}
        new = insert_for(self._engine)(table).values(row).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            if (await connection.execute(known)).first() is None:
                return False
            if await connection.scalar(before) != after:
                return False
            return (await connection.execute(new.returning(table.c.id))).first() is not None

    async def judgements(self, since: date, until: date, *, planted: bool = False) -> Sequence[Judgement]:
        """What was said of the answers drawn of these weeks, or of the errors planted."""
        table, of, item = _tables(planted=planted)
        chosen = select(table).join(item.table, item == of).order_by(table.c.id)
        chosen = chosen.where(*_between(item.table.c.week, since, until))
        async with reading(self._engine) as connection:
            rows = (await connection.execute(chosen)).mappings().all()
        return [Judgement(row[of.name], **{name: row[name] for name in _SAID}) for row in rows]


def _tables(*, planted: bool) -> tuple[Table, Column[int], Column[int]]:
    """Where judgements are, which column of theirs says of what, and what that refers to."""
    if planted:
        return said_of_planted, said_of_planted.c.planted, planted_.c.id
    return said, said.c.question, drawn_.c.question


def _between(week: ColumnElement[str], since: date, until: date) -> tuple[ColumnElement[bool], ...]:
    return week >= since.isoformat(), week < until.isoformat()
