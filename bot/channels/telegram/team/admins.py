"""`/bind` in a group: who may do that, what the bot may do there, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.channels.telegram.pressing import CHANNEL
from bot.channels.telegram.team.acts import Said
from bot.delivery.outgoing import Outgoing
from bot.messages import message

if TYPE_CHECKING:
    from telegram import Message

    from bot.delivery.received import Place
    from bot.usecases.binding import Binding
    from bot.usecases.desk import Desk

_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
Missing = Literal["not_admin", "unsure", "muted"]


@dataclass(frozen=True, slots=True)
class Rights:
    """What Telegram says of a group."""

    missing: Missing | None = None
    """Why it is not bound."""
    reads_all: bool = False
    """Whether every message reaches the bot, and not only those meant for it."""


async def rights(bot: Any, said: Message) -> Rights:
    """Whether the one who speaks may bind the group, and what the bot may do there.

    Args:
        bot: the library's bot; untyped, as its generics do not fit here.
        said: the command.
    """
    try:
        if not await _is_admin(bot, said):
            return Rights("not_admin")
        own = await bot.get_chat_member(said.chat.id, bot.bot.id)
    except TelegramError:
        return Rights("unsure")
    if own.status == ChatMemberStatus.RESTRICTED and not own.can_send_messages:
        return Rights("muted")
    return Rights(None, own.status in _ADMINS or bool(bot.bot.can_read_all_group_messages))


async def bound(
    desk: Desk, binding: Binding, given: str, said: Message, by: str, place: Place, may: Rights
) -> Said:
    """Binds a group whose administrator has shown a code, if that is good."""
    if may.missing is not None:
        return Said((Outgoing(place, message(f"team.bind.{may.missing}")),))
    room = type(place)(place.chat, place.thread)
    found = await binding.bind(given, CHANNEL, room, said.chat.title or "", by)
    if isinstance(found, str):
        return Said((Outgoing(place, message(f"team.code.{found}")),))
    waiting = len(await desk.relay.waiting(found))
    lines = [message("team.bind.done", team=desk.teams.name(found.team), waiting=waiting)]
    if not may.reads_all:
        lines.append(message("team.bind.privacy"))
    return Said((Outgoing(place, "\n".join(lines)),))


async def _is_admin(bot: Any, said: Message) -> bool:
    if said.sender_chat is not None:  # an administrator who does not show who it is speaks as the group
        return bool(said.sender_chat.id == said.chat.id)
    if said.from_user is None:
        return False
    member = await bot.get_chat_member(said.chat.id, said.from_user.id)
    return member.status in _ADMINS
