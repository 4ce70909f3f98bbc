"""Who may be told something unasked, and what is suggested for the knowledge base, in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import push_wishes as wishes
from bot.adapters.sql.tables import ticket_suggestions as suggestions
from bot.core.desk.tickets import Reviewer
from bot.ports.pushes import Standing
from bot.ports.suggestions import Suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlPushes:
    """Wishes of chats. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def wanted(self, chat: str) -> bool:
        """Whether a chat may be told something unasked."""
        return await self.standing(chat) == Standing()

    async def standing(self, chat: str) -> Standing:
        """Since when a chat may not be told."""
        chosen = select(wishes.c.muted_at, wishes.c.blocked_at).where(wishes.c.chat == chat)
        async with reading(self._engine) as connection:
            row = (await connection.execute(chosen)).first()
        return Standing() if row is None else Standing(*row)

    async def mute(self, chat: str, at: datetime) -> None:
        """It wants to hear nothing."""
        await self._mark(chat, "muted_at", at)

    async def unmute(self, chat: str) -> None:
        """It wants to be told again."""
        await self._unmark(chat, "muted_at")

    async def block(self, chat: str, at: datetime) -> None:
        """It cannot be told anything."""
        await self._mark(chat, "blocked_at", at)

    async def unblock(self, chat: str) -> None:
        """It can be told again."""
        await self._unmark(chat, "blocked_at")

    async def _mark(self, chat: str, column: str, at: datetime) -> None:
        new = insert_for(self._engine)(wishes).values({"chat": chat, column: at})
        changed = new.on_conflict_do_update(index_elements=[wishes.c.chat], set_={column: at})
        async with writing(self._engine) as connection:
            await connection.execute(changed)

    async def _unmark(self, chat: str, column: str) -> None:
        marked = wishes.c.chat == chat, wishes.c[column].is_not(None)
        async with writing(self._engine) as connection:
            await connection.execute(update(wishes).where(*marked).values({column: None}))


class SqlSuggestions:
    """What is suggested. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def suggest(self, suggestion: Suggestion) -> bool:
        """Keeps it; says whether it is new."""
        by = {"name": suggestion.by.name, "team": suggestion.by.team}
        row = {"ticket": suggestion.ticket, "at": suggestion.at, **by}
        new = insert_for(self._engine)(suggestions).values(row).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            return (await connection.execute(new.returning(suggestions.c.ticket))).first() is not None

    async def list(self) -> Sequence[Suggestion]:
        """What is suggested, by ticket."""
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(suggestions).order_by(suggestions.c.ticket))
            return [
                Suggestion(row["ticket"], Reviewer(row["name"], row["team"]), row["at"])
                for row in rows.mappings()
            ]

    async def drop(self, ticket: int) -> None:
        """It is written, or not wanted."""
        async with writing(self._engine) as connection:
            await connection.execute(delete(suggestions).where(suggestions.c.ticket == ticket))
