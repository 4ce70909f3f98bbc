"""Which message of a channel belongs to which question, in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal, select

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import messages, questions

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine


async def attach(engine: AsyncEngine, message: str, question: int) -> None:
    """From now on the message belongs to this question, and to no other."""
    # Of a question that was erased meanwhile nothing is kept.
    known = select(literal(message), questions.c.id).where(questions.c.id == question)
    new = insert_for(engine)(messages).from_select(["message", "question"], known)
    changed = {"question": new.excluded.question}
    async with writing(engine) as connection:
        await connection.execute(new.on_conflict_do_update(index_elements=["message"], set_=changed))


async def attached(engine: AsyncEngine, message: str) -> int | None:
    """The question that a message belongs to, if any."""
    chosen = select(messages.c.question).where(messages.c.message == message)
    async with reading(engine) as connection:
        found: int | None = await connection.scalar(chosen)
    return found
