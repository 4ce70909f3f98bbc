"""Groups of teams in a database, and the codes that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, or_, select, update

from bot.adapters.sql.engine import reading, writing
from bot.adapters.sql.tables import team_codes as codes
from bot.adapters.sql.tables import team_groups as groups
from bot.delivery.received import Place
from bot.ports.groups import Code, Group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, RowMapping
    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlGroups:
    """Groups for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def offer(self, code: Code) -> None:
        """Keeps a code; an older one of the team that is not used is void."""
        void = delete(codes).where(codes.c.team == code.team, codes.c.used_at.is_(None))
        row = {"digest": code.digest, "team": code.team, "expires_at": code.expires_at}
        async with writing(self._engine) as connection:
            await connection.execute(void)
            await connection.execute(insert(codes).values(row))

    async def code(self, digest: str) -> Code | None:
        """The code, or None."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(codes).filter_by(digest=digest))).mappings().first()
        return None if row is None else Code(row["digest"], row["team"], row["expires_at"], row["used_at"])

    async def use(self, digest: str, at: datetime) -> bool:
        """Marks a code as used; says whether it was not."""
        unused = codes.c.digest == digest, codes.c.used_at.is_(None)
        used = update(codes).where(*unused).values(used_at=at).returning(codes.c.digest)
        async with writing(self._engine) as connection:
            return (await connection.execute(used)).first() is not None

    async def bind(self, group: Group) -> None:
        """Keeps it in the place of the team's other group, and of the group's other team."""
        chat = _is(group.channel, group.place.chat)
        async with writing(self._engine) as connection:
            await connection.execute(delete(groups).where(or_(groups.c.team == group.team, chat)))
            await connection.execute(insert(groups).values(_values(group)))

    async def unbind(self, team: str) -> bool:
        """Forgets a team's group; says whether there was one."""
        gone = delete(groups).where(groups.c.team == team).returning(groups.c.id)
        async with writing(self._engine) as connection:
            return (await connection.execute(gone)).first() is not None

    async def list(self) -> Sequence[Group]:
        """Every group, by team."""
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(groups).order_by(groups.c.team))
            return [_group(row) for row in rows.mappings()]

    async def move(self, channel: str, chat: int, into: int) -> bool:
        """A group has got another id; says whether it is one of a team."""
        old = select(groups.c.id).where(_is(channel, chat))
        there = {"chat": into, "gone_at": None, "gone_why": ""}
        moved = update(groups).where(_is(channel, chat)).values(**there).returning(groups.c.id)
        async with writing(self._engine) as connection:
            if (await connection.execute(old)).first() is None:
                return False
            await connection.execute(delete(groups).where(_is(channel, into)))
            return (await connection.execute(moved)).first() is not None

    async def lose(self, channel: str, chat: int, at: datetime, why: str) -> bool:
        """Nothing can be said in a group any more; says whether that is news."""
        there = _is(channel, chat), groups.c.gone_at.is_(None)
        lost = update(groups).where(*there).values(gone_at=at, gone_why=why).returning(groups.c.id)
        async with writing(self._engine) as connection:
            return (await connection.execute(lost)).first() is not None


def _is(channel: str, chat: int) -> ColumnElement[bool]:
    return and_(groups.c.channel == channel, groups.c.chat == chat)


def _values(group: Group) -> dict[str, object]:
    return {
        "team": group.team,
        "channel": group.channel,
        "chat": group.place.chat,
        "thread": group.place.thread,
        "title": group.title,
        "by": group.by,
        "bound_at": group.bound_at,
        "gone_at": group.gone_at,
        "gone_why": group.gone_why,
    }


def _group(row: RowMapping) -> Group:
    place = Place(row["chat"], row["thread"])
    bound = row["team"], row["channel"], place, row["title"], row["by"], row["bound_at"]
    return Group(*bound, row["gone_at"], row["gone_why"])
