"""Where people who work at the console are kept: accounts, sessions, one-time links, and what was done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.core.desk.roles import Standing


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account."""

    name: str
    """What they sign in with, and what stands in the history of tickets."""
    standing: Standing
    invited_at: datetime
    password: str | None = field(default=None, repr=False)
    """As `Hashing` made it; None: they have not chosen one yet."""
    disabled_at: datetime | None = None
    second: str | None = field(default=None, repr=False)
    """Secret of their second factor; None: they have none."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which somebody is signed in."""

    digest: str
    """Pseudonym of its cookie; the cookie itself is not kept."""
    member: str
    begun_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link with which somebody chooses a password, once."""

    digest: str
    """Pseudonym of what the link carries; that itself is not kept."""
    member: str
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was done."""

    at: datetime
    who: str
    """Name of who did it; what the command line is called in `messages` where it was done there."""
    did: str
    """Key under `console.did`."""
    what: str = ""
    """What it was done to."""
    detail: str = ""


class Staff(Protocol):
    """Accounts, sessions, links and the audit log."""

    async def add(self, member: Member) -> bool:
        """Keeps a new account; False where the name is taken. MUST be True for one caller only."""
        ...

    async def change(self, member: Member) -> None:
        """Replaces the account of this name."""
        ...

    async def get(self, name: str) -> Member | None:
        """The account of this name, whatever its state; None if there is none."""
        ...

    async def list(self) -> Sequence[Member]:
        """Every account, by name."""
        ...

    async def begin(self, session: Session) -> None:
        """Keeps a session."""
        ...

    async def session(self, digest: str) -> Session | None:
        """The session, also one that is over; None if there is none."""
        ...

    async def sessions(self) -> Sequence[Session]:
        """Every session that is kept, the one seen last first."""
        ...

    async def touch(self, digest: str, at: datetime) -> None:
        """A session was seen."""
        ...

    async def end(self, digest: str) -> bool:
        """Forgets a session; says whether there was one."""
        ...

    async def end_all(self, member: str) -> int:
        """Forgets every session of somebody; says how many there were."""
        ...

    async def forget(self, before: datetime) -> None:
        """Drops sessions and links that ended before a moment."""
        ...

    async def offer(self, invitation: Invitation) -> None:
        """Keeps a link; one that the same member was given before and did not use is void."""
        ...

    async def invitation(self, digest: str) -> Invitation | None:
        """The link, also one that is used or too old; None: there is none."""
        ...

    async def use(self, digest: str, at: datetime) -> bool:
        """Marks a link as used. MUST be True for one caller only, however many ask at once."""
        ...

    async def note(self, entry: Entry) -> None:
        """Adds to the audit log, from which nothing is ever removed."""
        ...

    async def entries(self, limit: int, who: str | None = None) -> Sequence[Entry]:
        """The audit log, newest first; of one person only, where one is named."""
        ...


class Hashing(Protocol):
    """Keeps passwords so that nobody can read them. Slow on purpose: never call it on the event loop."""

    def hash(self, password: str) -> str:
        """What is kept in place of a password."""
        ...

    def matches(self, hashed: str, password: str) -> bool:
        """Whether it is the password that this was made of."""
        ...


class SecondFactors(Protocol):
    """Codes that a telephone shows."""

    def new(self) -> str:
        """A secret for a telephone."""
        ...

    def address(self, secret: str, name: str, issuer: str) -> str:
        """The secret as apps read it, with the name of the account and of who issued it."""
        ...

    def counted(self, secret: str, code: str, at: datetime) -> int | None:
        """Which of all codes it is, so that none is taken twice; None: none that holds now."""
        ...
