"""Accounts in memory: for tests, and gone with the process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.ports.staff import Entry, Invitation, Member, Session


class InMemoryStaff:
    """Accounts that are gone with the process."""

    def __init__(self) -> None:
        self._members: dict[str, Member] = {}
        self._sessions: dict[str, Session] = {}
        self._invitations: dict[str, Invitation] = {}
        self._entries: list[Entry] = []

    async def add(self, member: Member) -> bool:
        """Keeps a new account; False where the name is taken."""
        return self._members.setdefault(member.name, member) is member

    async def change(self, member: Member) -> None:
        """Replaces the account of this name."""
        if member.name in self._members:
            self._members[member.name] = member

    async def get(self, name: str) -> Member | None:
        """The account of this name, or None."""
        return self._members.get(name)

    async def list(self) -> Sequence[Member]:
        """Every account, by name."""
        return sorted(self._members.values(), key=lambda each: each.name)

    async def begin(self, session: Session) -> None:
        """Keeps a session."""
        self._sessions[session.digest] = session

    async def session(self, digest: str) -> Session | None:
        """The session, or None."""
        return self._sessions.get(digest)

    async def sessions(self) -> Sequence[Session]:
        """Every session, the one seen last first."""
        return sorted(self._sessions.values(), key=lambda each: each.seen_at, reverse=True)

    async def touch(self, digest: str, at: datetime) -> None:
        """A session was seen."""
        if digest in self._sessions:
            self._sessions[digest] = replace(self._sessions[digest], seen_at=at)

    async def end(self, digest: str) -> bool:
        """Forgets a session; says whether there was one."""
        return self._sessions.pop(digest, None) is not None

    async def end_all(self, member: str) -> int:
        """Forgets every session of somebody; says how many there were."""
        ended = [each.digest for each in self._sessions.values() if each.member == member]
        for digest in ended:
            del self._sessions[digest]
        return len(ended)

    async def forget(self, before: datetime) -> None:
        """Drops sessions and links that ended before a moment."""
        self._sessions = {key: each for key, each in self._sessions.items() if each.expires_at >= before}
        self._invitations = {
            key: each for key, each in self._invitations.items() if each.expires_at >= before
        }

    async def offer(self, invitation: Invitation) -> None:
        """Keeps a link; an older one of the member that is not used is void."""
        kept = self._invitations.values()
        self._invitations = {
            each.digest: each for each in kept if each.member != invitation.member or each.used_at
        }
        self._invitations[invitation.digest] = invitation

    async def invitation(self, digest: str) -> Invitation | None:
        """The link, or None."""
        return self._invitations.get(digest)

    async def use(self, digest: str, at: datetime) -> bool:
        """Marks a link as used; says whether it was not."""
        found = self._invitations.get(digest)
        if found is None or found.used_at is not None:
            return False
        self._invitations[digest] = replace(found, used_at=at)
        return True

    async def note(self, entry: Entry) -> None:
        """Adds to the audit log."""
        self._entries.append(entry)

    async def entries(self, limit: int, who: str | None = None) -> Sequence[Entry]:
        """The audit log, newest first."""
        return [each for each in reversed(self._entries) if who in (None, each.who)][:limit]
