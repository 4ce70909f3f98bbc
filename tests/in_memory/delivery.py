"""Inbox and outbox, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outgoing import Outgoing, Posted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.delivery.received import Arrival
    from bot.ports.delivery import DeadLetter


class InMemoryDelivery:
    """Inbox and outbox, gone with the process."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Arrival] = {}
        self._finished: dict[tuple[str, str], datetime] = {}
        self._dead: dict[tuple[str, str], DeadLetter] = {}
        self._posted: dict[int, tuple[str, Posted]] = {}
        self._added = 0

    async def store(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Keeps them; returns those never seen before."""
        fresh: list[Arrival] = []
        for each in arrivals:
            named = each.channel, each.key
            if named not in self._open and named not in self._finished:
                self._open[named] = each
                fresh.append(each)
        return fresh

    async def unfinished(self, channel: str) -> Sequence[Arrival]:
        """What is not finished, in the order it came."""
        return [each for each in self._open.values() if each.channel == channel]

    async def finish(self, channel: str, keys: Sequence[str], at: datetime) -> bool:
        """Marks as dealt with; says whether any was open."""
        found = [(channel, key) for key in keys if (channel, key) in self._open]
        for named in found:
            del self._open[named]
            self._finished[named] = at
        return bool(found)

    async def bury(self, letter: DeadLetter) -> None:
        """Keeps what cannot be read, and finishes it."""
        self._dead.setdefault((letter.channel, letter.key), letter)
        await self.finish(letter.channel, [letter.key], letter.at)

    async def dead(self) -> Sequence[DeadLetter]:
        """What was buried, oldest first."""
        return list(self._dead.values())

    async def forget(self, before: datetime) -> None:
        """Drops keys finished before a moment."""
        self._finished = {named: at for named, at in self._finished.items() if at >= before}

    async def add(
        self,
        channel: str,
        key: str,  # noqa: ARG002  # whoever adds has finished the key just before
        outgoing: Sequence[Outgoing],
        at: datetime,  # noqa: ARG002  # the order is enough here
    ) -> Sequence[Posted]:
        """Keeps messages, in order."""
        posted = [Posted(self._added + number, each) for number, each in enumerate(outgoing, start=1)]
        self._added += len(posted)
        self._posted |= {each.id: (channel, each) for each in posted}
        return posted

    async def unsent(self, channel: str) -> Sequence[Posted]:
        """What is not sent, in the order it was added."""
        return [posted for place, posted in self._posted.values() if place == channel]

    async def close(self, done: Mapping[int, str | None], at: datetime) -> None:  # noqa: ARG002  # gone is gone
        """Forgets what was sent or never will be."""
        for number in done:
            self._posted.pop(number, None)
