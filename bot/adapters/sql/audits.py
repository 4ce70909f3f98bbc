"""Samples of answers and judgements in a database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from bot.adapters.sql.engine import insert_for, reading, together, writing
from bot.adapters.sql.tables import audit_drawn as drawn_
from bot.adapters.sql.tables import audit_given as given_
from bot.adapters.sql.tables import audit_judgements as said
from bot.adapters.sql.tables import audit_weeks as weeks_
from bot.core.auditing.verdicts import Judgement
from bot.ports.audits import Drawn, Given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlAudits:
    """Samples for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def draw(self, week: date, drawn: Sequence[Drawn], given: Sequence[Given], at: datetime) -> bool:
        """Keeps the sample of a week; says whether there was none."""
        named = week.isoformat()
        new = insert_for(self._engine)(weeks_).values(week=named, at=at).on_conflict_do_nothing()
        picked = [
            {"question": each.question, "week": named, "band": each.band, "town": each.town} for each in drawn
        ]
        counts = [
            {"week": named, "band": each.band, "town": each.town or "", "count": each.count} for each in given
        ]
        async with together(self._engine), writing(self._engine) as connection:
            if (await connection.execute(new.returning(weeks_.c.week))).first() is None:
                return False
            for table, rows in ((drawn_, picked), (given_, counts)):
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

    async def judge(self, judgement: Judgement) -> bool:
        """Keeps what somebody said; says whether it is their first word on it."""
        known = select(drawn_.c.question).where(drawn_.c.question == judgement.question)
        row = {name: getattr(judgement, name) for name in Judgement.__slots__}
        new = insert_for(self._engine)(said).values(row).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            if (await connection.execute(known)).first() is None:
                return False
            return (await connection.execute(new.returning(said.c.id))).first() is not None

    async def judgements(self, since: date, until: date) -> Sequence[Judgement]:
        """What was said of the answers drawn of these weeks."""
        chosen = select(said).join(drawn_, drawn_.c.question == said.c.question).order_by(said.c.id)
        chosen = chosen.where(*_between(drawn_.c.week, since, until))
        async with reading(self._engine) as connection:
            rows = (await connection.execute(chosen)).mappings().all()
        return [Judgement(**{name: row[name] for name in Judgement.__slots__}) for row in rows]


def _between(week: ColumnElement[str], since: date, until: date) -> tuple[ColumnElement[bool], ...]:
    return week >= since.isoformat(), week < until.isoformat()
