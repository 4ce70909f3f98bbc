"""Which message of a channel belongs to which question, in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import messages, questions

if TYPE_CHECKING:
    from sqlalchemy import Insert
    from sqlalchemy.ext.asyncio import AsyncEngine

# Of a question that was erased meanwhile nothing is kept.
_KNOWN = select(bindparam("named", type_=messages.c.message.type), questions.c.id).where(
    questions.c.id == bindparam("of")
)


def attaching(engine: AsyncEngine) -> Insert:
    """What `attach` executes; made once for an engine."""
    new = insert_for(engine)(messages).from_select(["message", "question"], _KNOWN)
    changed = {"question": new.excluded.question}
    return new.on_conflict_do_update(index_elements=["message"], set_=changed)


async def attach(engine: AsyncEngine, attaching: Insert, message: str, question: int) -> None:
    """From now on the message belongs to this question, and to no other."""
    async with writing(engine) as connection:
        await connection.execute(attaching, {"named": message, "of": question})


async def attached(engine: AsyncEngine, message: str) -> int | None:
    """The question that a message belongs to, if any."""
    chosen = select(messages.c.question).where(messages.c.message == message)
    async with reading(engine) as connection:
        found: int | None = await connection.scalar(chosen)
    return found
