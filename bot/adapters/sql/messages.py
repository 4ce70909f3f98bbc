"""Which message of a channel belongs to which question, in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, literal, select

from bot.adapters.sql.engine import reading, writing
from bot.adapters.sql.tables import messages, questions

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine


async def attach(engine: AsyncEngine, message: str, question: int) -> None:
    """From now on the message belongs to this question, and to no other."""
    async with writing(engine) as connection:
        await connection.execute(delete(messages).where(messages.c.message == message))
        # Of a question that was erased meanwhile nothing is kept.
        known = select(literal(message), questions.c.id).where(questions.c.id == question)
        await connection.execute(insert(messages).from_select(["message", "question"], known))


async def attached(engine: AsyncEngine, message: str) -> int | None:
    """The question that a message belongs to, if any."""
    chosen = select(messages.c.question).where(messages.c.message == message)
    async with reading(engine) as connection:
        found: int | None = await connection.scalar(chosen)
    return found
