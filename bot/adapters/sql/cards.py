"""Cards of tickets in a database, and answers that are not sent off yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, select, update

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import ticket_cards as cards
from bot.adapters.sql.tables import ticket_proposals as proposals
from bot.delivery.received import Place
from bot.ports.cards import Card, Proposal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlCards:
    """Cards for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def show(self, card: Card) -> None:
        """Keeps a card in the place of the one of the same ticket in the same group."""
        changing = {"thread": card.place.thread, "shown": card.shown, "message": card.message}
        row = {"ticket": card.ticket, "channel": card.channel, "chat": card.place.chat, **changing}
        new = insert_for(self._engine)(cards).values(row)
        named = [cards.c.ticket, cards.c.channel, cards.c.chat]
        async with writing(self._engine) as connection:
            await connection.execute(new.on_conflict_do_update(index_elements=named, set_=changing))

    async def of(self, ticket: int) -> Sequence[Card]:
        """The cards of a ticket."""
        chosen = select(cards).filter_by(ticket=ticket).order_by(cards.c.id)
        async with reading(self._engine) as connection:
            return [
                Card(ticket, row["channel"], Place(row["chat"], row["thread"]), row["shown"], row["message"])
                for row in (await connection.execute(chosen)).mappings()
            ]

    async def sent(self, ticket: int, channel: str, chat: int, message: int) -> None:
        """A card has become this message."""
        named = and_(cards.c.ticket == ticket, _in(channel, chat))
        async with writing(self._engine) as connection:
            await connection.execute(update(cards).where(named).values(message=message))

    async def move(self, channel: str, chat: int, into: int) -> None:
        """Cards on their way arrive in the new group, the others cannot be found any more."""
        old, new = _in(channel, chat), _in(channel, into)
        arrived = delete(cards).where(old, cards.c.message.is_not(None))
        coming = select(cards.c.ticket).where(old).scalar_subquery()
        async with writing(self._engine) as connection:
            await connection.execute(arrived)
            await connection.execute(delete(cards).where(new, cards.c.ticket.in_(coming)))
            await connection.execute(update(cards).where(old).values(chat=into))

    async def forget(self, channel: str, chat: int) -> None:
        """The cards in a group cannot be found any more."""
        async with writing(self._engine) as connection:
            await connection.execute(delete(cards).where(_in(channel, chat)))

    async def propose(self, proposal: Proposal) -> int:
        """Keeps an answer; returns its number."""
        row = {"ticket": proposal.ticket, "answer": proposal.answer}
        new = insert(proposals).values(row).returning(proposals.c.id)
        async with writing(self._engine) as connection:
            return int((await connection.execute(new)).scalar_one())

    async def proposed(self, number: int) -> Proposal | None:
        """The answer, or None."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(proposals).filter_by(id=number))).mappings().first()
        return None if row is None else Proposal(row["ticket"], row["answer"])

    async def drop(self, number: int) -> None:
        """The answer is done with."""
        async with writing(self._engine) as connection:
            await connection.execute(delete(proposals).where(proposals.c.id == number))


def _in(channel: str, chat: int) -> ColumnElement[bool]:
    return and_(cards.c.channel == channel, cards.c.chat == chat)
