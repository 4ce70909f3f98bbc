"""Answers that were taken back, and where chats can be told of it, in a database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.adapters.sql.engine import insert_for, reading, together, writing
from bot.adapters.sql.tables import chat_places as places
from bot.adapters.sql.tables import recalls
from bot.core.desk.recalls import Recall
from bot.delivery.received import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import RowMapping
    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlPlaces:
    """Places of chats. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def keep(self, chat: str, channel: str, place: Place, at: datetime) -> None:
        """A chat was answered here."""
        values = {"channel": channel, "place": asdict(place), "seen_at": at}
        new = insert_for(self._engine)(places).values({"chat": chat, **values})
        async with writing(self._engine) as connection:
            await connection.execute(new.on_conflict_do_update(index_elements=[places.c.chat], set_=values))

    async def get(self, chat: str) -> Place | None:
        """Where a chat can be told."""
        async with reading(self._engine) as connection:
            found = await connection.scalar(select(places.c.place).where(places.c.chat == chat))
        return None if found is None else Place(**found)

    async def forget(self, before: datetime) -> None:
        """Drops the places of chats not answered since a moment."""
        async with writing(self._engine) as connection:
            await connection.execute(delete(places).where(places.c.seen_at < before))


class SqlRecalls:
    """Answers that were taken back. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def keep(self, recall: Recall) -> Recall:
        """Keeps it, unless it is known; returns it with its number."""
        named = {"topic": recall.topic, "part": recall.part or "", "reason": recall.reason}
        values = named | {"name": recall.by, "at": recall.at, "since": recall.since}
        new = insert_for(self._engine)(recalls).values(values).on_conflict_do_nothing()
        async with together(self._engine), writing(self._engine) as connection:
            await connection.execute(new)
            row = (await connection.execute(select(recalls).filter_by(**named))).mappings().one()
        return _recall(row)

    async def get(self, number: int) -> Recall | None:
        """The one with this number, or None."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(recalls).filter_by(id=number))).mappings().first()
        return None if row is None else _recall(row)

    async def list(self) -> Sequence[Recall]:
        """All of them."""
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(recalls).order_by(recalls.c.id))
            return [_recall(row) for row in rows.mappings()]


def _recall(row: RowMapping) -> Recall:
    said = row["topic"], row["part"] or None, row["reason"], row["name"]
    return Recall(*said, row["at"], row["since"], row["id"])
