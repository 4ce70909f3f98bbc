"""Tells chats something unasked, each thing once: sent where that can be done, else when they write again.

What is told and to whom is kept as notices by whoever finds it out; how a kind of them reads is theirs, too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Place
from bot.ports.due import Deadline
from bot.ports.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.ports.delivery import Storage
    from bot.usecases.tickets.pushing import Pushing

Words = Callable[[Sequence[Notice], "datetime"], Awaitable[Sequence[str]]]
"""Makes messages of notices of one kind, for one chat; empty ones are not said."""
NOTICES = "notices"
"""Deadlines of this kind tell a chat all that it has not been told."""
KEPT = frozenset({"recall"})
"""Kinds that whoever wants to hear nothing is told when they write again; others are then let go."""


class Telling:
    """Plans what chats are told, and says it. To be used inside `Storage.together`."""

    def __init__(self, storage: Storage, pushing: Pushing, words: Mapping[str, Words]) -> None:
        """Tells nothing yet.

        Args:
            storage: where notices are kept.
            pushing: says whether and when a chat may be disturbed.
            words: how each kind reads, in the order in which they are said.
        """
        self._storage = storage
        self._pushing = pushing
        self._words = words

    async def give(self, notice: Notice) -> bool:
        """Keeps a notice, and plans that it is told where that can be sent; says whether it is new."""
        number = await self._storage.notices.add(notice)
        if number is None:
            return False
        if notice.place is not None:
            at = self._pushing.when(notice.at)
            key = f"{notice.chat} {number}"
            content = {"chat": notice.chat}
            await self._storage.due.plan(Deadline(NOTICES, key, at, notice.channel, content))
        return True

    async def say(self, deadline: Deadline) -> Sequence[Outgoing]:
        """The messages that a deadline stands for; none where the chat was told, or is not to be."""
        chat, here = str(deadline.content["chat"]), deadline.content.get("place")
        untold = [each for each in await self._storage.notices.untold(chat) if here or each.place]
        if here is None and not await self._pushing.wanted(chat):
            await self._tell([each for each in untold if each.kind not in KEPT], deadline.at)
            return ()
        place = Place(**here) if here else next((each.place for each in untold if each.place), None)
        if place is None:
            return ()
        return [Outgoing(place, text) for text in await self._said(untold, deadline.at)]

    async def catch_up(self, chat: str, place: Place | None, at: datetime) -> tuple[str, ...]:
        """Has a chat that is just writing told what it has not been told.

        Args:
            chat: who writes.
            place: where it can be sent; None: it is returned, and counts as told.
            at: when.
        """
        untold = await self._storage.notices.untold(chat)
        if not untold:
            return ()
        if place is None:
            return tuple(await self._said(untold, at))
        key, content = f"{chat} {untold[-1].number} here", {"chat": chat, "place": asdict(place)}
        await self._storage.due.plan(Deadline(NOTICES, key, at, untold[-1].channel, content))
        return ()

    async def _said(self, untold: Sequence[Notice], at: datetime) -> Sequence[str]:
        texts: list[str] = []
        for kind, words in self._words.items():
            told = await self._tell([each for each in untold if each.kind == kind], at)
            texts += await words(told, at) if told else ()
        return [text for text in texts if text]

    async def _tell(self, notices: Sequence[Notice], at: datetime) -> Sequence[Notice]:
        """Keeps that these are told; returns those that were not before."""
        return [each for each in notices if await self._storage.notices.tell(each.number, at)]
