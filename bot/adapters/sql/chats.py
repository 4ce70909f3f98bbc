"""The state of chats in a database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import chats
from bot.ports.chats import ChatState

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlChats:
    """What is remembered of each chat, for several processes."""

    def __init__(self, engine: AsyncEngine) -> None:
        """The chats in a database whose schema is up to date.

        Args:
            engine: from `open_engine`; closing it is the caller's.
        """
        self._engine = engine
        self._insert = insert_for(engine)

    async def get(self, chat: str) -> ChatState:
        """The chat's state; an empty one for a chat never seen.

        Raises:
            StorageError: the database cannot be read.
        """
        chosen = select(chats.c.town, chats.c.topic, chats.c.facet, chats.c.topic_at).filter_by(chat=chat)
        async with reading(self._engine) as connection:
            row = (await connection.execute(chosen)).mappings().first()
        return ChatState() if row is None else ChatState(**row)

    async def save(self, chat: str, state: ChatState) -> None:
        """Replaces the chat's state.

        Raises:
            StorageError: the database cannot be written.
        """
        values = asdict(state)
        new = self._insert(chats).values(chat=chat, **values)
        async with writing(self._engine) as connection:
            await connection.execute(new.on_conflict_do_update(index_elements=[chats.c.chat], set_=values))
