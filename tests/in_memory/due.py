"""What is planned, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.ports.due import Deadline


class InMemoryDue:
    """What is planned, gone with the process."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Deadline] = {}
        self._done: set[tuple[str, str]] = set()

    async def plan(self, deadline: Deadline) -> bool:
        """Keeps it, unless its key is known; says whether it is new."""
        named = deadline.kind, deadline.key
        if named in self._open or named in self._done:
            return False
        self._open[named] = deadline
        return True

    async def ripe(self, now: datetime, limit: int) -> Sequence[Deadline]:
        """What is due and not dealt with, the earliest first."""
        found = [each for each in self._open.values() if each.at <= now]
        return sorted(found, key=lambda each: each.at)[:limit]

    async def finish(self, deadline: Deadline, at: datetime) -> bool:  # noqa: ARG002  # gone is gone
        """Marks as dealt with; says whether it was open."""
        found = self._open.pop((deadline.kind, deadline.key), None)
        if found is not None:
            self._done.add((deadline.kind, deadline.key))
        return found is not None

    def forget_chat(self, chat: str) -> None:
        """Drops what is planned for a chat."""
        self._open = {named: each for named, each in self._open.items() if not _names(each, chat)}
        self._done = {(kind, key) for kind, key in self._done if chat not in key.split()}

    async def next(self) -> datetime | None:
        """When the earliest that is not dealt with is due."""
        return min((each.at for each in self._open.values()), default=None)


def _names(deadline: Deadline, chat: str) -> bool:
    return chat in deadline.key.split() or deadline.content.get("chat") == chat
