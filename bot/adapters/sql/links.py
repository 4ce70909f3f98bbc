"""Private links in a database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import ticket_links as links
from bot.ports.links import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlLinks:
    """Links for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def keep(self, link: Link) -> None:
        """Keeps it, once."""
        new = insert_for(self._engine)(links).values(asdict(link)).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            await connection.execute(new)

    async def find(self, digest: str) -> Link | None:
        """What a link leads to, or None."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(links).filter_by(digest=digest))).first()
        return None if row is None else Link(*row)

    async def of(self, question: int) -> Sequence[Link]:
        """The links that were given for a question, the lowest ticket first."""
        chosen = select(links).filter_by(question=question).order_by(links.c.ticket)
        async with reading(self._engine) as connection:
            return [Link(*row) for row in await connection.execute(chosen)]
