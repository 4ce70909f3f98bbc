"""Tickets in a database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, delete, desc, func, insert, select, update

from bot.adapters.sql.engine import insert_for, reading, together, writing
from bot.adapters.sql.tables import ticket_askers as askers
from bot.adapters.sql.tables import ticket_steps as steps
from bot.adapters.sql.tables import tickets
from bot.core.desk.tickets import Reviewer, Step, Ticket
from bot.delivery.received import Place
from bot.ports.tickets import Asker, Turnaround

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, RowMapping
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.ports.tickets import TicketFilter

_KEPT = (
    *("question", "reason", "team", "topic", "part", "place"),
    *("state", "claimed_by", "answer", "into", "opened_at", "due_at"),
)
"""Fields of a ticket that are columns of the same name."""


class SqlTickets:
    """Tickets for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        """The tickets in a database whose schema is up to date.

        Args:
            engine: from `open_engine`; closing it is the caller's.
        """
        self._engine = engine

    async def open(self, ticket: Ticket) -> Ticket:
        """Keeps a new ticket; returns it with its number."""
        new = insert(tickets).values(**_values(ticket)).returning(tickets.c.id)
        async with together(self._engine), writing(self._engine) as connection:
            number = int((await connection.execute(new)).scalar_one())
            await self._write(number, ticket.history)
            kept = await self.get(number)
        assert kept is not None  # noqa: S101  # it was written just now, in the same transaction
        return kept

    async def get(self, number: int) -> Ticket | None:
        """The ticket with its history, or None."""
        history = select(steps).filter_by(ticket=number).order_by(steps.c.id)
        async with reading(self._engine) as connection:
            row = (await connection.execute(_chosen().where(tickets.c.id == number))).mappings().first()
            done = (await connection.execute(history)).mappings().all()
        return None if row is None else _ticket(row, tuple(map(_step, done)))

    async def change(self, before: Ticket, after: Ticket) -> bool:
        """Replaces a ticket that is as it was seen; says whether it was."""
        seen = tickets.c.id == before.number, tickets.c.steps == len(before.history)
        # One statement: of two who have seen the same, the second finds another count.
        changed = update(tickets).where(*seen).values(**_values(after)).returning(tickets.c.id)
        async with together(self._engine), writing(self._engine) as connection:
            if (await connection.execute(changed)).first() is None:
                return False
            await self._write(before.number, after.history[len(before.history) :])
            return True

    async def list(self, wanted: TicketFilter) -> Sequence[Ticket]:
        """The tickets wanted, the lowest number first."""
        chosen = _chosen().where(tickets.c.id > wanted.after).order_by(tickets.c.id).limit(wanted.limit)
        if wanted.states:
            chosen = chosen.where(tickets.c.state.in_(wanted.states))
        if wanted.team is not None:
            chosen = chosen.where(tickets.c.team == wanted.team)
        if wanted.due_before is not None:
            chosen = chosen.where(tickets.c.due_at < wanted.due_before)
        async with reading(self._engine) as connection:
            return [_ticket(row) for row in (await connection.execute(chosen)).mappings()]

    async def join(self, number: int, asker: Asker) -> bool:
        """One more asks the same; says whether they are new to it."""
        values = asdict(asker) | {"ticket": number}
        new = insert_for(self._engine)(askers).values(values).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            return (await connection.execute(new.returning(askers.c.id))).first() is not None

    async def askers(self, number: int) -> Sequence[Asker]:
        """Everybody who asked, in the order they did."""
        chosen = select(askers).filter_by(ticket=number).order_by(askers.c.asked_at, askers.c.id)
        async with reading(self._engine) as connection:
            return [_asker(row) for row in (await connection.execute(chosen)).mappings()]

    async def move(self, number: int, into: int) -> None:
        """Everybody who asked this asks another ticket now."""
        there = select(askers.c.chat).where(askers.c.ticket == into)
        twice = delete(askers).where(askers.c.ticket == number, askers.c.chat.in_(there))
        moved = update(askers).where(askers.c.ticket == number).values(ticket=into)
        async with writing(self._engine) as connection:
            await connection.execute(twice)
            await connection.execute(moved)

    async def asking(self, question: int) -> Ticket | None:
        """The ticket that a row of the question log is part of, or None."""
        of = select(askers.c.ticket).where(askers.c.question == question)
        async with reading(self._engine) as connection:
            chosen = _chosen().where(tickets.c.id.in_(of)).order_by(tickets.c.id).limit(1)
            row = (await connection.execute(chosen)).mappings().first()
        return None if row is None else _ticket(row)

    async def of(self, chat: str) -> Sequence[Ticket]:
        """The tickets that a chat asked, the newest first."""
        asked = select(askers.c.ticket).where(askers.c.chat == chat)
        chosen = _chosen().where(tickets.c.id.in_(asked)).order_by(tickets.c.id.desc())
        async with reading(self._engine) as connection:
            return [_ticket(row) for row in (await connection.execute(chosen)).mappings()]

    async def untold(self, chat: str) -> Sequence[Ticket]:
        """The answered tickets whose answer a chat has not been told."""
        asked = select(askers.c.ticket).where(askers.c.chat == chat, askers.c.told_at.is_(None))
        chosen = _chosen().where(tickets.c.id.in_(asked), tickets.c.state == "answered")
        async with reading(self._engine) as connection:
            rows = await connection.execute(chosen.order_by(tickets.c.id))
            return [_ticket(row) for row in rows.mappings()]

    async def tell(self, number: int, chat: str, at: datetime) -> bool:
        """Keeps that a chat is told, and forgets its place; says whether it was not told before."""
        waiting = askers.c.ticket == number, askers.c.chat == chat, askers.c.told_at.is_(None)
        told = update(askers).where(*waiting).values(told_at=at, place=None).returning(askers.c.id)
        async with writing(self._engine) as connection:
            return (await connection.execute(told)).first() is not None

    async def turnarounds(self, since: datetime, until: datetime) -> Sequence[Turnaround]:
        """The tickets first answered from a moment to before another."""
        first = func.min(steps.c.at)
        answers = select(steps.c.ticket, first.label("at")).where(steps.c.did == "answer")
        when = answers.group_by(steps.c.ticket).having(first >= since, first < until).subquery()
        chosen = select(tickets.c.team, tickets.c.opened_at, when.c.at).join(
            when, when.c.ticket == tickets.c.id
        )
        async with reading(self._engine) as connection:
            return [Turnaround(*row) for row in await connection.execute(chosen.order_by(tickets.c.id))]

    async def untell(self, number: int) -> None:
        """Everybody who asked waits again."""
        async with writing(self._engine) as connection:
            await connection.execute(update(askers).where(askers.c.ticket == number).values(told_at=None))

    async def _write(self, number: int, done: Sequence[Step]) -> None:
        async with writing(self._engine) as connection:
            for each in done:
                by = {"name": each.by.name, "team": each.by.team}
                row = {"ticket": number, "at": each.at, "did": each.did, "detail": each.detail} | by
                await connection.execute(insert(steps).values(row))


async def read_tickets(
    engine: AsyncEngine, where: Sequence[ColumnElement[bool]], most: int
) -> Sequence[Ticket]:
    """Tickets that fulfil something, those that most people ask first; without their history."""
    chosen = _chosen().where(*where).order_by(desc("asked"), tickets.c.id).limit(most)
    async with reading(engine) as connection:
        return [_ticket(row) for row in (await connection.execute(chosen)).mappings()]


def _chosen() -> Select[Any]:
    asked = select(func.count()).where(askers.c.ticket == tickets.c.id).scalar_subquery()
    return select(tickets, asked.label("asked"))


def _values(ticket: Ticket) -> dict[str, Any]:
    return {name: getattr(ticket, name) for name in _KEPT} | {"steps": len(ticket.history)}


def _ticket(row: RowMapping, history: tuple[Step, ...] = ()) -> Ticket:
    kept = {name: row[name] for name in _KEPT}
    return Ticket(**kept, number=row["id"], asked=row["asked"], history=history)


def _step(row: RowMapping) -> Step:
    return Step(row["did"], Reviewer(row["name"], row["team"]), row["at"], row["detail"])


def _asker(row: RowMapping) -> Asker:
    place = None if row["place"] is None else Place(**row["place"])
    named = row["chat"], row["channel"], row["question"], row["asked_at"]
    return Asker(*named, place, row["told_at"])
