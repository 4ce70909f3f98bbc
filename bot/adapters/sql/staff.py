"""Accounts, sessions, one-time links and the audit log in a database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from bot.adapters.sql.engine import insert_for, reading, writing
from bot.adapters.sql.tables import audit, staff
from bot.adapters.sql.tables import staff_links as links
from bot.adapters.sql.tables import staff_sessions as sessions
from bot.core.desk.roles import Standing
from bot.ports.staff import Entry, Invitation, Member, Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import RowMapping
    from sqlalchemy.ext.asyncio import AsyncEngine


class SqlStaff:
    """Accounts for several processes. Every method raises `StorageError` where the database fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(self, member: Member) -> bool:
        """Keeps a new account; False where the name is taken."""
        new = insert_for(self._engine)(staff).values(_values(member)).on_conflict_do_nothing()
        async with writing(self._engine) as connection:
            return (await connection.execute(new.returning(staff.c.id))).first() is not None

    async def change(self, member: Member) -> None:
        """Replaces the account of this name."""
        changed = update(staff).where(staff.c.name == member.name).values(_values(member))
        async with writing(self._engine) as connection:
            await connection.execute(changed)

    async def get(self, name: str) -> Member | None:
        """The account of this name, or None."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(staff).filter_by(name=name))).mappings().first()
        return None if row is None else _member(row)

    async def list(self) -> Sequence[Member]:
        """Every account, by name."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(select(staff))).mappings().all()
        # Databases sort text each in its own way.
        return sorted(map(_member, rows), key=lambda each: each.name)

    async def begin(self, session: Session) -> None:
        """Keeps a session."""
        async with writing(self._engine) as connection:
            await connection.execute(insert(sessions).values(asdict(session)))

    async def session(self, digest: str) -> Session | None:
        """The session, or None."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(sessions).filter_by(digest=digest))).mappings().first()
        return None if row is None else Session(**row)

    async def sessions(self) -> Sequence[Session]:
        """Every session, the one seen last first."""
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(sessions).order_by(sessions.c.seen_at.desc()))
            return [Session(**row) for row in rows.mappings()]

    async def touch(self, digest: str, at: datetime) -> None:
        """A session was seen."""
        async with writing(self._engine) as connection:
            await connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=at))

    async def end(self, digest: str) -> bool:
        """Forgets a session; says whether there was one."""
        gone = delete(sessions).where(sessions.c.digest == digest).returning(sessions.c.digest)
        async with writing(self._engine) as connection:
            return (await connection.execute(gone)).first() is not None

    async def end_all(self, member: str) -> int:
        """Forgets every session of somebody; says how many there were."""
        gone = delete(sessions).where(sessions.c.member == member).returning(sessions.c.digest)
        async with writing(self._engine) as connection:
            return len((await connection.execute(gone)).all())

    async def forget(self, before: datetime) -> None:
        """Drops sessions and links that ended before a moment."""
        async with writing(self._engine) as connection:
            for table in (sessions, links):
                await connection.execute(delete(table).where(table.c.expires_at < before))

    async def offer(self, invitation: Invitation) -> None:
        """Keeps a link; an older one of the member that is not used is void."""
        void = delete(links).where(links.c.member == invitation.member, links.c.used_at.is_(None))
        async with writing(self._engine) as connection:
            await connection.execute(void)
            await connection.execute(insert(links).values(asdict(invitation)))

    async def invitation(self, digest: str) -> Invitation | None:
        """The link, or None."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(links).filter_by(digest=digest))).mappings().first()
        return None if row is None else Invitation(**row)

    async def use(self, digest: str, at: datetime) -> bool:
        """Marks a link as used; says whether it was not."""
        unused = links.c.digest == digest, links.c.used_at.is_(None)
        used = update(links).where(*unused).values(used_at=at).returning(links.c.digest)
        async with writing(self._engine) as connection:
            return (await connection.execute(used)).first() is not None

    async def note(self, entry: Entry) -> None:
        """Adds to the audit log."""
        async with writing(self._engine) as connection:
            await connection.execute(insert(audit).values(asdict(entry)))

    async def entries(self, limit: int, who: str | None = None) -> Sequence[Entry]:
        """The audit log, newest first."""
        chosen = select(audit).order_by(audit.c.id.desc()).limit(limit)
        if who is not None:
            chosen = chosen.where(audit.c.who == who)
        async with reading(self._engine) as connection:
            rows = await connection.execute(chosen)
            return [Entry(**{name: row[name] for name in Entry.__slots__}) for row in rows.mappings()]


def _values(member: Member) -> dict[str, Any]:
    standing = {"role": member.standing.role, "teams": list(member.standing.teams)}
    kept = ("name", "invited_at", "password", "disabled_at", "second")
    return {name: getattr(member, name) for name in kept} | standing


def _member(row: RowMapping) -> Member:
    standing = Standing(row["role"], tuple(row["teams"]))
    return Member(
        row["name"], standing, row["invited_at"], row["password"], row["disabled_at"], row["second"]
    )
