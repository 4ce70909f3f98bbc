"""The inbox, the outbox and the dead letters in a database, and everything in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from bot.adapters.sql.audits import SqlAudits
from bot.adapters.sql.cards import SqlCards
from bot.adapters.sql.chats import SqlChats
from bot.adapters.sql.due import SqlDue
from bot.adapters.sql.engine import insert_for, reading, together, writing
from bot.adapters.sql.groups import SqlGroups
from bot.adapters.sql.links import SqlLinks
from bot.adapters.sql.notices import SqlNotices
from bot.adapters.sql.pushes import SqlPushes, SqlSuggestions
from bot.adapters.sql.question_log import SqlQuestionLog
from bot.adapters.sql.recalls import SqlPlaces, SqlRecalls
from bot.adapters.sql.staff import SqlStaff
from bot.adapters.sql.subscriptions import SqlEditions, SqlSubscriptions
from bot.adapters.sql.tables import dead_letters, inbox, outbox
from bot.adapters.sql.tallies import SqlTallies
from bot.adapters.sql.tickets import SqlTickets
from bot.adapters.sql.traces import SqlTraces
from bot.delivery.outgoing import Outgoing, Posted
from bot.delivery.received import Arrival
from bot.ports.delivery import DeadLetter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncEngine


# Made once: what runs for every message would else take longer to put together than to run.
_FINISH = (
    update(inbox)
    .where(
        inbox.c.channel == bindparam("of"),
        inbox.c.key.in_(bindparam("keys", expanding=True)),
        inbox.c.done_at.is_(None),
    )
    .values(done_at=bindparam("now"), raw="")
    .returning(inbox.c.id)
)
_ADD = insert(outbox).returning(outbox.c.id)
_CLOSE = (
    update(outbox)
    .where(outbox.c.id == bindparam("number"))
    .values(done_at=bindparam("now"), content={}, refused=bindparam("why"))
)


class SqlInbox:
    """What came in. Every method raises `StorageError` where the database cannot be read or written."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def store(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Keeps all or none; returns those never seen before."""
        offered: dict[tuple[str, str], Arrival] = {}
        for each in arrivals:
            offered.setdefault((each.channel, each.key), each)
        if not offered:
            return ()
        rows = [
            {"channel": each.channel, "key": each.key, "raw": each.raw, "at": each.at}
            for each in offered.values()
        ]
        # One statement: of two instances that are given the same thing at once, one takes it.
        new = insert_for(self._engine)(inbox).values(rows).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            taken = await connection.execute(new.returning(inbox.c.channel, inbox.c.key))
            fresh = {(channel, key) for channel, key in taken}
        return [each for named, each in offered.items() if named in fresh]

    async def unfinished(self, channel: str) -> Sequence[Arrival]:
        """What is not finished, in the order it came."""
        chosen = (
            select(inbox).where(inbox.c.channel == channel, inbox.c.done_at.is_(None)).order_by(inbox.c.id)
        )
        async with reading(self._engine) as connection:
            rows = (await connection.execute(chosen)).mappings().all()
        return [Arrival(row["channel"], row["key"], row["raw"], row["at"]) for row in rows]

    async def finish(self, channel: str, keys: Sequence[str], at: datetime) -> bool:
        """Marks as dealt with and empties; says whether any was open."""
        async with writing(self._engine) as connection:
            changed = await connection.execute(_FINISH, {"of": channel, "keys": list(keys), "now": at})
            return changed.first() is not None

    async def bury(self, letter: DeadLetter) -> None:
        """Keeps what cannot be read, and finishes it."""
        named = {"channel": letter.channel, "key": letter.key}
        async with together(self._engine), writing(self._engine) as connection:
            known = await connection.execute(select(dead_letters.c.id).filter_by(**named))
            if known.first() is None:
                kept = {"raw": letter.raw, "reason": letter.reason, "at": letter.at}
                await connection.execute(insert(dead_letters).values(**named, **kept))
            await self.finish(letter.channel, [letter.key], letter.at)

    async def dead(self) -> Sequence[DeadLetter]:
        """What was buried, oldest first."""
        async with reading(self._engine) as connection:
            rows = (
                (await connection.execute(select(dead_letters).order_by(dead_letters.c.id))).mappings().all()
            )
        return [DeadLetter(**{name: row[name] for name in DeadLetter.__slots__}) for row in rows]

    async def forget(self, before: datetime) -> None:
        """Drops keys finished, and messages sent, before a moment."""
        async with writing(self._engine) as connection:
            for table in (inbox, outbox):
                await connection.execute(delete(table).where(table.c.done_at < before))


class SqlOutbox:
    """What is to be sent. Every method raises `StorageError` where the database cannot be read or written."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(
        self, channel: str, key: str, outgoing: Sequence[Outgoing], at: datetime
    ) -> Sequence[Posted]:
        """Keeps the messages that answer a key, in order."""
        posted: list[Posted] = []
        async with writing(self._engine) as connection:
            for part, each in enumerate(outgoing):
                row = {"channel": channel, "key": key, "part": part, "content": each.to_json()}
                added = await connection.execute(_ADD, {**row, "at": at, "refused": ""})
                posted.append(Posted(int(added.scalar_one()), each))
        return posted

    async def unsent(self, channel: str) -> Sequence[Posted]:
        """What is not sent, in the order it was added."""
        waiting = outbox.c.channel == channel, outbox.c.done_at.is_(None)
        chosen = select(outbox.c.id, outbox.c.content).where(*waiting).order_by(outbox.c.id)
        async with reading(self._engine) as connection:
            rows = (await connection.execute(chosen)).all()
        return [Posted(number, Outgoing.from_json(content)) for number, content in rows]

    async def close(self, done: Mapping[int, str | None], at: datetime) -> None:
        """Marks as sent, or as never to be sent, and empties."""
        async with writing(self._engine) as connection:
            for number, refused in done.items():
                await connection.execute(_CLOSE, {"number": number, "now": at, "why": refused or ""})


class SqlStorage:
    """Everything that is kept, in one database whose schema is up to date."""

    def __init__(self, engine: AsyncEngine) -> None:
        """The storage on an engine from `open_engine`; closing it is the caller's."""
        self._engine = engine
        self.questions = SqlQuestionLog(engine)
        self.chats = SqlChats(engine)
        self.inbox = SqlInbox(engine)
        self.outbox = SqlOutbox(engine)
        self.due = SqlDue(engine)
        self.tickets = SqlTickets(engine)
        self.groups = SqlGroups(engine)
        self.cards = SqlCards(engine)
        self.staff = SqlStaff(engine)
        self.pushes = SqlPushes(engine)
        self.suggestions = SqlSuggestions(engine)
        self.audits = SqlAudits(engine)
        self.links = SqlLinks(engine)
        self.tallies = SqlTallies(engine)
        self.places = SqlPlaces(engine)
        self.recalls = SqlRecalls(engine)
        self.notices = SqlNotices(engine)
        self.subscriptions = SqlSubscriptions(engine)
        self.editions = SqlEditions(engine)
        self.traces = SqlTraces(engine)

    def together(self) -> AbstractAsyncContextManager[None]:
        """One transaction for whatever the calling task stores meanwhile.

        Raises:
            StorageError: the database cannot be written; then nothing of it was.
        """
        return together(self._engine)
