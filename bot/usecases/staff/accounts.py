"""Accounts of the people who work at the console: invited, given a password by themselves, disabled."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.errors import PolicybotError
from bot.core.privacy.pseudonyms import pseudonym
from bot.messages import message
from bot.ports.staff import Entry, Invitation, Member

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.desk.roles import Standing
    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.ports.staff import Hashing

LINK_LASTS = timedelta(days=7)
"""How long an invitation may be used."""
NAME = 40
"""Characters of a name at most."""
LEAST, MOST = 10, 200
"""Characters of a password."""


class StaffRefusedError(PolicybotError):
    """Something about an account that cannot be done; says why, and carries the key of that."""

    def __init__(self, key: str, **values: object) -> None:
        """Says why.

        Args:
            key: under `console.refused`.
            values: of its placeholders.
        """
        super().__init__(message(f"console.refused.{key}", **values))
        self.key = key


class Accounts:
    """Invites people, and lets them in no more. Everything done is in the audit log."""

    def __init__(self, storage: Storage, hashing: Hashing, secret: bytes, clock: Clock) -> None:
        """Knows nobody yet.

        Args:
            storage: where accounts are kept.
            hashing: keeps passwords.
            secret: key of this installation; a link is kept as a pseudonym only.
            clock: says when a link is too old.
        """
        self._storage = storage
        self._staff = storage.staff
        self._hashing = hashing
        self._secret = secret
        self._clock = clock

    async def invite(self, name: str, standing: Standing, by: str) -> tuple[str, datetime]:
        """A new account; what its link carries, and until when that may be used.

        Raises:
            StaffRefusedError: the name is taken or none, or a reviewer has no town.
            StorageError: nothing is kept.
        """
        name = name.strip()
        if not 0 < len(name) <= NAME or not name.isprintable():
            raise StaffRefusedError("name", most=NAME)
        _check(standing)
        async with self._storage.together():
            if not await self._staff.add(Member(name, standing, self._clock())):
                raise StaffRefusedError("taken", name=name)
            await self._note(by, "invite", name, _told(standing))
            return await self._offer(name)

    async def reset(self, name: str, by: str) -> tuple[str, datetime]:
        """A new link in place of password and second factor; also lets somebody in again who was disabled.

        Raises:
            StaffRefusedError: there is nobody of this name.
            StorageError: nothing is changed.
        """
        async with self._storage.together():
            member = await self._known(name)
            await self._staff.change(replace(member, password=None, second=None, disabled_at=None))
            await self._staff.end_all(name)
            await self._note(by, "reset", name)
            return await self._offer(name)

    async def disable(self, name: str, by: str) -> None:
        """Lets somebody in no more, from this moment on.

        Raises:
            StaffRefusedError: there is nobody of this name, or no other administrator.
            StorageError: nothing is changed.
        """
        async with self._storage.together():
            member = await self._known(name)
            await self._others_remain(member)
            await self._staff.change(replace(member, disabled_at=self._clock()))
            await self._staff.end_all(name)
            await self._note(by, "disable", name)

    async def place(self, name: str, standing: Standing, by: str) -> None:
        """Gives somebody another role, or other towns.

        Raises:
            StaffRefusedError: there is nobody of this name, or no other administrator; or a town is missing.
            StorageError: nothing is changed.
        """
        _check(standing)
        async with self._storage.together():
            member = await self._known(name)
            if standing.role != "administrator":
                await self._others_remain(member)
            await self._staff.change(replace(member, standing=standing))
            await self._note(by, "place", name, _told(standing))

    async def invited(self, link: str) -> Member | None:
        """Who may choose a password with what a link carries; None: nobody, now."""
        found = await self._staff.invitation(self._digest(link))
        if found is None or found.used_at is not None or self._clock() > found.expires_at:
            return None
        member = await self._staff.get(found.member)
        return None if member is None or member.disabled_at is not None else member

    async def accept(self, link: str, password: str) -> Member:
        """The account, with the password that its owner has chosen; the link is used up.

        Raises:
            StaffRefusedError: the link is no good, or the password too short, too long, or the name.
            StorageError: nothing is changed.
        """
        member = await self.invited(link)
        if member is None:
            raise StaffRefusedError("link")
        hashed = await self._hashed(member, password)
        async with self._storage.together():
            if not await self._staff.use(self._digest(link), self._clock()):
                raise StaffRefusedError("link")
            changed = replace(await self._known(member.name), password=hashed)
            await self._staff.change(changed)
            await self._note(member.name, "accept", member.name)
        return changed

    async def change_password(self, member: Member, password: str) -> Member:
        """The account with another password; all its sessions are over, the one at hand too.

        Raises:
            StaffRefusedError: the password is too short, too long, or has the name in it.
            StorageError: nothing is changed.
        """
        hashed = await self._hashed(member, password)
        async with self._storage.together():
            changed = replace(await self._known(member.name), password=hashed)
            await self._staff.change(changed)
            await self._staff.end_all(member.name)
            await self._note(member.name, "password", member.name)
        return changed

    async def _hashed(self, member: Member, password: str) -> str:
        if not LEAST <= len(password) <= MOST or member.name in password:
            raise StaffRefusedError("password", least=LEAST, most=MOST)
        return await asyncio.to_thread(self._hashing.hash, password)

    async def _offer(self, name: str) -> tuple[str, datetime]:
        link, until = secrets.token_urlsafe(24), self._clock() + LINK_LASTS
        await self._staff.offer(Invitation(self._digest(link), name, until))
        return link, until

    async def _known(self, name: str) -> Member:
        member = await self._staff.get(name)
        if member is None:
            raise StaffRefusedError("nobody", name=name)
        return member

    async def _others_remain(self, member: Member) -> None:
        """Somebody has to be left who can invite others."""
        if member.standing.role == "administrator" and not any(
            each.standing.role == "administrator" and each.disabled_at is None and each.name != member.name
            for each in await self._staff.list()
        ):
            raise StaffRefusedError("last")

    async def _note(self, who: str, did: str, what: str, detail: str = "") -> None:
        await self._staff.note(Entry(self._clock(), who, did, what, detail))

    def _digest(self, link: str) -> str:
        return pseudonym(self._secret, "console-link", link)


def _check(standing: Standing) -> None:
    if (standing.role == "reviewer") != bool(standing.teams):
        raise StaffRefusedError("towns")


def _told(standing: Standing) -> str:
    """A standing as the audit log has it."""
    return " ".join((standing.role, *standing.teams))
