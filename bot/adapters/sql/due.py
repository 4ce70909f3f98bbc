"""What is planned, in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import due
from bot.ports.due import Deadline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlDue:
    """What is planned. Every method raises `StorageError` where the database cannot be read or written."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def plan(self, deadline: Deadline) -> bool:
        """Keeps it, unless its key is known; says whether it is new."""
        row = {
            "kind": deadline.kind,
            "key": deadline.key,
            "at": deadline.at,
            "channel": deadline.channel,
            "content": dict(deadline.content),
        }
        new = insert_for(self._engine)(due).values(row).on_conflict_do_nothing().returning(due.c.id)
        async with writing(self._engine) as connection:
            return (await connection.execute(new)).first() is not None

    async def ripe(self, now: datetime, limit: int) -> Sequence[Deadline]:
        """What is due and not dealt with, the earliest first."""
        wanted = select(due).where(due.c.done_at.is_(None), due.c.at <= now)
        async with reading(self._engine) as connection:
            found = await connection.execute(wanted.order_by(due.c.at, due.c.id).limit(limit))
            return [
                Deadline(row["kind"], row["key"], row["at"], row["channel"], row["content"])
                for row in found.mappings()
            ]

    async def finish(self, deadline: Deadline, at: datetime) -> bool:
        """Marks as dealt with and empties; says whether it was open."""
        named = due.c.kind == deadline.kind, due.c.key == deadline.key, due.c.done_at.is_(None)
        async with writing(self._engine) as connection:
            changed = await connection.execute(
                update(due).where(*named).values(done_at=at, content={}).returning(due.c.id)
            )
            return changed.first() is not None

    async def next(self) -> datetime | None:
        """When the earliest that is not dealt with is due."""
        async with reading(self._engine) as connection:
            found: datetime | None = await connection.scalar(
                select(func.min(due.c.at)).where(due.c.done_at.is_(None))
            )
            return found
