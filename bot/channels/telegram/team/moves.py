"""A group that becomes a supergroup, one that the bot is thrown out of, and people who block it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from telegram.constants import ChatMemberStatus

from bot.channels.telegram.effects import CHANNEL
from bot.channels.telegram.team.acts import Said
from bot.channels.telegram.turns import Origin
from bot.delivery.received import Place, Speaker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import ChatMemberUpdated, Message

    from bot.channels.telegram.naming import Naming
    from bot.channels.telegram.team.settling import Settling
    from bot.ports import Clock
    from bot.ports.pushes import Pushes
    from bot.usecases.tickets.relaying import Relay

_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class Moves:
    """Keeps where groups are."""

    def __init__(
        self, relay: Relay, pushes: Pushes, naming: Naming, settling: Settling, clock: Clock
    ) -> None:
        self._relay = relay
        self._pushes = pushes
        self._naming = naming
        self._settling = settling
        self._clock = clock

    def member(self, changed: ChatMemberUpdated, key: str) -> bool:
        """We are in a group or in touch with a person, or no longer; says whether something comes of it."""
        chat, status = changed.chat.id, changed.new_chat_member.status
        if chat > 0:
            pushes, name = self._pushes, self._naming.conversation(Speaker(chat, chat, group=False))
            gone = status in _GONE
            return self._keep(
                chat, key, lambda: pushes.block(name, self._clock()) if gone else pushes.unblock(name)
            )
        if status not in _GONE:
            return False
        return self._keep(chat, key, lambda: self._relay.lost(CHANNEL, chat, self._clock(), status))

    def migrate(self, said: Message, key: str) -> bool:
        """The old group says where it went, the new one where it came from."""
        old = said.migrate_from_chat_id or said.chat.id
        new = said.migrate_to_chat_id or said.chat.id
        return self._keep(old, key, lambda: self._relay.moved(CHANNEL, old, new))

    def _keep(self, chat: int, key: str, work: Callable[[], Awaitable[None]]) -> bool:
        async def keep() -> Said:
            await work()
            return Said()

        store = partial(self._settling.store, Origin((key,), Place(chat)), keep, quiet=True)
        self._settling.turns.lanes.run(f"group {chat}", None, store)
        return True
