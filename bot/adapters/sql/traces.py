"""Takes all that is kept of a chat out of a database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import Text, cast, delete, or_, select, update

from bot.adapters.sql.engine import together, writing
from bot.adapters.sql.tables import (
    chat_places,
    chats,
    dead_letters,
    due,
    messages,
    notices,
    outbox,
    push_wishes,
    questions,
    subscriptions,
    ticket_askers,
    tickets,
)
from bot.core.desk.tickets import WAITING
from bot.delivery.outgoing import Outgoing

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.delivery.received import Place

_OWN = (chats, push_wishes, chat_places, notices, subscriptions, ticket_askers)
"""Tables whose rows are of one chat each."""


class SqlTraces:
    """What is kept of chats. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def erase(self, chat: str, stranger: str, place: Place | None) -> None:
        """Takes a chat out of everything; its questions stay as a stranger's."""
        asked = select(questions.c.id).where(questions.c.chat == chat)
        named = cast(due.c.content, Text).contains(chat, autoescape=True)
        async with together(self._engine), writing(self._engine) as connection:
            await connection.execute(delete(messages).where(messages.c.question.in_(asked)))
            await connection.execute(update(questions).where(questions.c.chat == chat).values(chat=stranger))
            for table in _OWN:
                await connection.execute(delete(table).where(table.c.chat == chat))
            planned = or_(due.c.key.contains(chat, autoescape=True), named)
            await connection.execute(delete(due).where(planned))
            await connection.execute(delete(outbox).where(outbox.c.key.contains(chat, autoescape=True)))
            if place is not None and place.chat > 0:  # a group is not one person's
                await _erase_place(connection, place.chat)

    async def forget(self, before: datetime, most: int) -> int:
        """Drops what was asked before a moment and is not waited for; says how many."""
        owed = select(ticket_askers.c.question).join(tickets, tickets.c.id == ticket_askers.c.ticket)
        owed = owed.where(tickets.c.state.in_(WAITING))
        old = select(questions.c.id).where(questions.c.asked_at < before, questions.c.id.not_in(owed))
        oldest = old.order_by(questions.c.asked_at, questions.c.id).limit(most)
        async with together(self._engine), writing(self._engine) as connection:
            found = (await connection.scalars(oldest)).all()
            await connection.execute(delete(questions).where(questions.c.id.in_(found)))
            return len(found)


async def _erase_place(connection: AsyncConnection, number: int) -> None:
    """What is on its way to a person, and what came from them and could not be read."""
    waiting = await connection.execute(
        select(outbox.c.id, outbox.c.content).where(outbox.c.done_at.is_(None))
    )
    theirs = [each for each, content in waiting if Outgoing.from_json(content).place.chat == number]
    await connection.execute(delete(outbox).where(outbox.c.id.in_(theirs)))
    written = re.compile(rf"(?<!\d){number}(?!\d)")
    dead = await connection.execute(select(dead_letters.c.id, dead_letters.c.raw))
    found = [each for each, raw in dead if written.search(raw)]
    await connection.execute(delete(dead_letters).where(dead_letters.c.id.in_(found)))
