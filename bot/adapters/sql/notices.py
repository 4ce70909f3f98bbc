"""What chats are to be told unasked, in a database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import notices
from bot.delivery.received import Place
from bot.ports.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, RowMapping
    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlNotices:
    """What chats are to be told. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(self, notice: Notice) -> int | None:
        """Keeps it; its number, or None if it is known."""
        named = {"kind": notice.kind, "key": notice.key, "chat": notice.chat, "channel": notice.channel}
        place = None if notice.place is None else asdict(notice.place)
        row = {"at": notice.at, "content": dict(notice.content), "place": place}
        new = insert_for(self._engine)(notices).values(named | row).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            found = (await connection.execute(new.returning(notices.c.id))).first()
        return None if found is None else int(found[0])

    async def untold(self, chat: str) -> Sequence[Notice]:
        """What a chat has not been told."""
        return await self._chosen(notices.c.chat == chat, notices.c.told_at.is_(None))

    async def tell(self, number: int, at: datetime) -> bool:
        """Keeps that it is told; says whether it was not before."""
        waiting = notices.c.id == number, notices.c.told_at.is_(None)
        told = update(notices).where(*waiting).values(told_at=at, place=None).returning(notices.c.id)
        async with writing(self._engine) as connection:
            return (await connection.execute(told)).first() is not None

    async def of(self, kind: str, key: str) -> Sequence[Notice]:
        """All of one kind and key."""
        return await self._chosen(notices.c.kind == kind, notices.c.key == key)

    async def _chosen(self, *where: ColumnElement[bool]) -> Sequence[Notice]:
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(notices).where(*where).order_by(notices.c.id))
            return [_notice(row) for row in rows.mappings()]


def _notice(row: RowMapping) -> Notice:
    place = None if row["place"] is None else Place(**row["place"])
    named = row["kind"], row["key"], row["chat"], row["channel"], row["at"], row["content"]
    return Notice(*named, place, row["told_at"], row["id"])
