"""The state of chats in a database."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import chats
from bot.ports.chats import ChatState

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

_STATE = tuple(each.name for each in fields(ChatState))
_KNOWN = select(*(chats.c[name] for name in _STATE)).where(chats.c.chat == bindparam("named"))


class SqlChats:
    """What is remembered of each chat, for several processes."""

    def __init__(self, engine: AsyncEngine) -> None:
        """The chats in a database whose schema is up to date.

        Args:
            engine: from `open_engine`; closing it is the caller's.
        """
        self._engine = engine
        new = insert_for(engine)(chats)
        changed = {name: new.excluded[name] for name in _STATE}
        self._save = new.on_conflict_do_update(index_elements=[chats.c.chat], set_=changed)

    async def get(self, chat: str) -> ChatState:
        """The chat's state; an empty one for a chat never seen.

        Raises:
            StorageError: the database cannot be read.
        """
        async with reading(self._engine) as connection:
            row = (await connection.execute(_KNOWN, {"named": chat})).mappings().first()
        return ChatState() if row is None else ChatState(**row)

    async def save(self, chat: str, state: ChatState) -> None:
        """Replaces the chat's state.

        Raises:
            StorageError: the database cannot be written.
        """
        values = {name: getattr(state, name) for name in _STATE}
        async with writing(self._engine) as connection:
            await connection.execute(self._save, {"chat": chat, **values})
