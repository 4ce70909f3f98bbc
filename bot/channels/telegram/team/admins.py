"""`/bind` in a group: who may do that, what the bot may do there, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.channels.telegram.effects import CHANNEL
from bot.channels.telegram.team.acts import Said
from bot.channels.telegram.team.reading import name_of
from bot.delivery.outgoing import Outgoing
from bot.messages import message

if TYPE_CHECKING:
    from telegram import Message

    from bot.channels.telegram.team.settling import Settling
    from bot.channels.telegram.turns import Origin
    from bot.usecases.tickets.binding import Binding
    from bot.usecases.tickets.desk import Desk

_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
Missing = Literal["not_admin", "unsure", "muted"]


@dataclass(frozen=True, slots=True)
class Rights:
    """What Telegram says of a group."""

    missing: Missing | None = None
    """Why it is not bound."""
    reads_all: bool = False
    """Whether every message reaches the bot, and not only those meant for it."""


class Admins:
    """Binds groups."""

    def __init__(self, bot: Any, desk: Desk, binding: Binding, settling: Settling) -> None:
        """Binds none yet.

        Args:
            bot: the library's bot; untyped, as its generics do not fit here.
            desk: whose teams work in groups.
            binding: takes codes.
            settling: stores and says what came of it.
        """
        self._bot = bot
        self._desk = desk
        self._binding = binding
        self._settling = settling

    async def bind(self, origin: Origin, said: Message, code: str) -> None:
        """Binds a group where an administrator shows a code that is good; says what is wrong or missing."""
        if said.chat.type == ChatType.PRIVATE or not code:
            lacks = "private" if said.chat.type == ChatType.PRIVATE else "how"
            await self._settling.store(origin, partial(_told, origin, f"team.bind.{lacks}"))
            return
        may = await self._rights(said)
        if may.missing is not None:
            await self._settling.store(origin, partial(_told, origin, f"team.bind.{may.missing}"))
        else:
            await self._settling.store(origin, partial(self._bound, origin, said, code, may))

    async def _bound(self, origin: Origin, said: Message, code: str, may: Rights) -> Said:
        room, title = replace(origin.place, quote=None), said.chat.title or ""
        found = await self._binding.bind(code, CHANNEL, room, title, name_of(said))
        if isinstance(found, str):
            return await _told(origin, f"team.code.{found}")
        waiting = len(await self._desk.relay.waiting(found))
        lines = [message("team.bind.done", team=self._desk.teams.name(found.team), waiting=waiting)]
        if not may.reads_all:
            lines.append(message("team.bind.privacy"))
        return Said((Outgoing(origin.place, "\n".join(lines)),))

    async def _rights(self, said: Message) -> Rights:
        """Whether the one who speaks may bind the group, and what the bot may do there."""
        try:
            if not await _is_admin(self._bot, said):
                return Rights("not_admin")
            own = await self._bot.get_chat_member(said.chat.id, self._bot.bot.id)
        except TelegramError:
            return Rights("unsure")
        if own.status == ChatMemberStatus.RESTRICTED and not own.can_send_messages:
            return Rights("muted")
        return Rights(None, own.status in _ADMINS or bool(self._bot.bot.can_read_all_group_messages))


async def _told(origin: Origin, key: str) -> Said:
    return Said((Outgoing(origin.place, message(key)),))


async def _is_admin(bot: Any, said: Message) -> bool:
    if said.sender_chat is not None:  # an administrator who does not show who it is speaks as the group
        return bool(said.sender_chat.id == said.chat.id)
    if said.from_user is None:
        return False
    member = await bot.get_chat_member(said.chat.id, said.from_user.id)
    return member.status in _ADMINS
