"""Signing in to the console: by name, password and perhaps a second factor; sessions that can be ended."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.privacy.pseudonyms import pseudonym
from bot.delivery.networks import network_of
from bot.ports.staff import Entry, Session
from bot.usecases.staff.accounts import MOST, NAME, StaffRefusedError
from bot.usecases.staff.login_throttle import LoginThrottle
from bot.usecases.staff.turns import Turns

if TYPE_CHECKING:
    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.ports.staff import Hashing, Member, SecondFactors

LASTS = timedelta(days=7)
"""How long a session may last."""
IDLE = timedelta(hours=12)
"""How long it may go unseen."""
SEEN = timedelta(minutes=1)
"""How exactly is kept when a session was seen: writing at every request would keep others waiting."""
AT_ONCE = 1
"""Passwords that are looked at at the same time, of those who were here before and of all others: each takes
64 MB and 0.1 s."""
WAITING = 20
"""Passwords that wait to be looked at, of either: the last one for two seconds. The next is sent away."""
OF_AN_ADDRESS = 20
"""Attempts from one network that cost nothing: behind one address sits a whole office on Monday morning."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed, and where."""

    name: str
    password: str = field(repr=False)
    code: str = field(default="", repr=False)
    device: str = ""
    """What the browser shows that signed in to this account before; empty: it never did."""
    address: str = ""
    """Where it comes from."""


class Authentication:
    """Lets people in and out."""

    def __init__(
        self, storage: Storage, hashing: Hashing, seconds: SecondFactors, secret: bytes, clock: Clock
    ) -> None:
        """Nobody has tried yet.

        Args:
            storage: where accounts and sessions are kept.
            hashing: keeps passwords.
            seconds: looks at second factors.
            secret: key of this installation; a session is kept as a pseudonym only.
            clock: says when a session is over.
        """
        self._storage = storage
        self._staff = storage.staff
        self._hashing = hashing
        self._seconds = seconds
        self._secret = secret
        self._clock = clock
        self._slowing = LoginThrottle()
        self._by_network = LoginThrottle(OF_AN_ADDRESS)
        self._known, self._strange = Turns(AT_ONCE, WAITING), Turns(AT_ONCE, WAITING)
        self._nobodys: str | None = None
        self._counted: dict[str, int] = {}

    async def sign_in(self, attempt: Attempt) -> str:
        """The cookie of a new session.

        Raises:
            StaffRefusedError: name, password or code are wrong, and nobody learns which; or one has to wait.
            StorageError: nobody is let in.
        """
        name, now = attempt.name.strip()[:NAME], self._clock()
        known, network = self.knows(name, attempt.device), f"@{network_of(attempt.address)}"
        place = f"{name}\0{attempt.device if known else network}"
        wait = (not known and self._by_network.take(network, now)) or self._slowing.take(place, now)
        if wait:
            raise StaffRefusedError("slow", seconds=wait)
        member = await self._staff.get(name)
        if not await self._proven(member, attempt, self._known if known else self._strange) or member is None:
            raise StaffRefusedError("wrong")
        self._slowing.passed(place)
        self._by_network.passed(network)
        return await self.begin(member)

    async def begin(self, member: Member) -> str:
        """The cookie of a new session of somebody who has shown who they are.

        Raises:
            StorageError: none is begun.
        """
        cookie, now = secrets.token_urlsafe(32), self._clock()
        async with self._storage.together():
            await self._staff.forget(now - LASTS)
            await self._staff.begin(Session(self._digest(cookie), member.name, now, now, now + LASTS))
            await self._staff.note(Entry(now, member.name, "sign_in", member.name))
        return cookie

    async def who(self, cookie: str) -> Member | None:
        """Who is signed in with a cookie.

        Raises:
            StorageError: that cannot be found out.
        """
        now, session = self._clock(), await self._staff.session(self._digest(cookie))
        if session is None or now > session.expires_at or now - session.seen_at > IDLE:
            return None
        member = await self._staff.get(session.member)
        if member is None or member.disabled_at is not None:
            return None
        if now - session.seen_at > SEEN:
            await self._staff.touch(session.digest, now)
        return member

    async def sign_out(self, cookie: str, member: Member) -> None:
        """Ends a session.

        Raises:
            StorageError: it goes on.
        """
        async with self._storage.together():
            if await self._staff.end(self._digest(cookie)):
                await self._staff.note(Entry(self._clock(), member.name, "sign_out", member.name))

    async def end_all(self, name: str, by: str) -> int:
        """Ends every session of somebody; says how many there were.

        Raises:
            StorageError: they go on.
        """
        async with self._storage.together():
            ended = await self._staff.end_all(name)
            await self._staff.note(Entry(self._clock(), by, "end_sessions", name, str(ended)))
            return ended

    def device(self, name: str) -> str:
        """What a browser keeps to show that somebody has signed in there."""
        nonce = secrets.token_urlsafe(12)
        return f"{nonce}.{self._mark(name, nonce)}"

    def knows(self, name: str, device: str) -> bool:
        """Whether a browser shows that this account was signed in to there."""
        nonce, _, mark = device.partition(".")
        return secrets.compare_digest(mark.encode("utf-8", "replace"), self._mark(name, nonce).encode())

    def new_second(self, member: Member, issuer: str) -> tuple[str, str]:
        """A secret for a second factor, and the same as apps read it; `take_second` has to follow."""
        secret = self._seconds.new()
        return secret, self.second_address(member, secret, issuer)

    def second_address(self, member: Member, secret: str, issuer: str) -> str:
        """A secret as apps read it."""
        return self._seconds.address(secret, member.name, issuer)

    async def take_second(self, member: Member, secret: str, attempt: Attempt) -> str:
        """From now on a code is asked for, if the telephone shows the right one and the password is right.

        Whoever is signed in to the account is out, for they showed no code; gives a new session's cookie.

        Raises:
            StaffRefusedError: it does not, the password is wrong, or one has to wait.
            StorageError: nothing is changed.
        """
        if self._seconds.counted(secret, attempt.code.strip(), self._clock()) is None:
            raise StaffRefusedError("code")
        await self.prove(member, attempt)
        async with self._storage.together():
            await self._set_second(member, secret, "second_on")
            await self._staff.end_all(member.name)
        return await self.begin(member)

    async def drop_second(self, member: Member, attempt: Attempt) -> None:
        """No code is asked for any more, if the password and a last code are right.

        Raises:
            StaffRefusedError: they are not, or one has to wait.
            StorageError: nothing is changed.
        """
        await self.prove(member, attempt)
        await self._set_second(member, None, "second_off")

    async def prove(self, member: Member, attempt: Attempt) -> None:
        """Has somebody who is signed in show once more that it is them.

        Raises:
            StaffRefusedError: password or code are wrong, or one has to wait.
        """
        place = f"{member.name}\0again"
        wait = self._slowing.take(place, self._clock())
        if wait:
            raise StaffRefusedError("slow", seconds=wait)
        if not await self._proven(member, attempt, self._known):
            raise StaffRefusedError("wrong")
        self._slowing.passed(place)

    async def _set_second(self, member: Member, secret: str | None, did: str) -> None:
        async with self._storage.together():
            await self._staff.change(replace(member, second=secret))
            await self._staff.note(Entry(self._clock(), member.name, did, member.name))

    async def _proven(self, member: Member | None, attempt: Attempt, turns: Turns) -> bool:
        """Whether it is them. Takes as long for who does not exist as for who does."""
        async with turns.turn():
            right = await asyncio.to_thread(self._matches, member, attempt.password[: MOST + 1])
        if member is None or member.password is None or member.disabled_at is not None or not right:
            return False
        if member.second is None:
            return True
        count = self._seconds.counted(member.second, attempt.code.strip(), self._clock())
        if count is None or count <= self._counted.get(member.name, 0):  # none is taken twice
            return False
        self._counted[member.name] = count
        return True

    def _matches(self, member: Member | None, password: str) -> bool:
        if self._nobodys is None:
            self._nobodys = self._hashing.hash(secrets.token_urlsafe(12))
        kept = None if member is None else member.password
        return self._hashing.matches(kept or self._nobodys, password) and kept is not None

    def _digest(self, cookie: str) -> str:
        return pseudonym(self._secret, "console-session", cookie)

    def _mark(self, name: str, nonce: str) -> str:
        return pseudonym(self._secret, "console-device", f"{nonce}:{name}")
