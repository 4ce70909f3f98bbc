"""Keeps what becomes of groups, cards and people while messages are sent, before that is recorded."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bot.channels.telegram.effects import CHANNEL
from bot.core.errors import StorageError
from bot.delivery.received import Speaker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.channels.telegram.naming import Naming
    from bot.delivery.outgoing import Outgoing
    from bot.ports import Clock
    from bot.usecases.post.write_queue import WriteQueue
    from bot.usecases.tickets.relaying import Relay


class GroupWatch:
    """Is told by the sender."""

    def __init__(self, relay: Relay, keeping: WriteQueue, naming: Naming, clock: Clock) -> None:
        self._relay = relay
        self._naming = naming
        self._keeping = keeping
        self._clock = clock

    async def sent(self, outgoing: Outgoing, message: int) -> None:
        """A card has become this message."""
        ticket, chat = outgoing.card or 0, outgoing.place.chat
        await self._keep(lambda: self._relay.sent(ticket, CHANNEL, chat, message, self._clock()))

    async def moved(self, chat: int, into: int) -> None:
        """A group has become a supergroup."""
        await self._keep(lambda: self._relay.moved(CHANNEL, chat, into))

    async def lost(self, chat: int, why: str) -> None:
        """Nothing can be said in a group."""
        await self._keep(lambda: self._relay.lost(CHANNEL, chat, self._clock(), why))

    async def blocked(self, chat: int) -> None:
        """A person has blocked us; they are left in peace until they write again."""
        pushes, name = (
            self._keeping.storage.pushes,
            self._naming.conversation(Speaker(chat, chat, group=False)),
        )
        await self._keep(lambda: pushes.block(name, self._clock()))

    async def _keep(self, work: Callable[[], Awaitable[None]]) -> None:
        with suppress(StorageError):  # it is kept, and written later
            await self._keeping.write(work, first=True)
