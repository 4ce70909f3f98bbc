"""What chats follow, and what of each topic was told about last, in a database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from bot.adapters.sql.engine import insert_for, reading, together, writing
from bot.adapters.sql.tables import subscriptions, topic_editions
from bot.core.desk.editions import Edition
from bot.core.desk.subjects import Subject
from bot.delivery.received import Place
from bot.ports.subscriptions import Subscription

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, RowMapping
    from sqlalchemy.ext.asyncio import AsyncEngine

_NAMED = (subscriptions.c.chat, subscriptions.c.kind, subscriptions.c.about)


class SqlSubscriptions:
    """What chats follow. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(self, subscription: Subscription) -> None:
        """Keeps it; where it is told is then the latest place."""
        subject, place = subscription.subject, subscription.place
        told = {"channel": subscription.channel, "place": None if place is None else asdict(place)}
        named = {"chat": subscription.chat, "kind": subject.kind, "about": subject.about}
        new = insert_for(self._engine)(subscriptions).values(named | told | {"at": subscription.at})
        async with writing(self._engine) as connection:
            await connection.execute(new.on_conflict_do_update(index_elements=_NAMED, set_=told))

    async def drop(self, chat: str, subject: Subject) -> None:
        """A chat follows a subject no more."""
        named = {"chat": chat, "kind": subject.kind, "about": subject.about}
        async with writing(self._engine) as connection:
            await connection.execute(delete(subscriptions).filter_by(**named))

    async def of(self, chat: str) -> Sequence[Subscription]:
        """What a chat follows."""
        return await self._chosen(subscriptions.c.chat == chat)

    async def list(self) -> Sequence[Subscription]:
        """What everybody follows."""
        return await self._chosen()

    async def _chosen(self, *where: ColumnElement[bool]) -> Sequence[Subscription]:
        order = subscriptions.c.chat, subscriptions.c.at, subscriptions.c.kind, subscriptions.c.about
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(subscriptions).where(*where).order_by(*order))
            return [_subscription(row) for row in rows.mappings()]


def _subscription(row: RowMapping) -> Subscription:
    place = None if row["place"] is None else Place(**row["place"])
    return Subscription(row["chat"], Subject(row["kind"], row["about"]), row["channel"], row["at"], place)


class SqlEditions:
    """The last edition of each topic. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def get(self) -> Mapping[str, Edition]:
        """By topic id."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(select(topic_editions))).all()
        return {
            topic: Edition(digest, None if until is None else date.fromisoformat(until))
            for topic, digest, until in rows
        }

    async def replace(self, editions: Mapping[str, Edition]) -> None:
        """From now on these."""
        rows = [
            {"topic": topic, "digest": each.digest, "until": each.until and each.until.isoformat()}
            for topic, each in editions.items()
        ]
        async with together(self._engine), writing(self._engine) as connection:
            await connection.execute(delete(topic_editions))
            if rows:
                await connection.execute(insert(topic_editions), rows)
