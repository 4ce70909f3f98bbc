"""Whose conversation a press belongs to: one's own, or that of whoever speaks as the group or a channel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Message

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.channels.telegram.naming import Naming
    from bot.delivery.received import Speaker
    from bot.usecases.answering.drafting import Drafts


async def owner(query: CallbackQuery, who: Speaker, naming: Naming, drafts: Drafts) -> str:
    """Pseudonym of the conversation that a press belongs to.

    Whoever speaks as the group or as a channel presses under their own name, so what was answered to them may
    be pressed by everyone in the group.
    """
    message, own = query.message, naming.conversation(who)
    if not who.group or not isinstance(message, Message):
        return own
    veiled = naming.conversation(replace(who, veiled=True))
    origin = message.reply_to_message
    if origin is not None and origin.sender_chat is not None:
        return veiled
    row = await drafts.attached(naming.message(who.chat, message.message_id))
    return veiled if row is not None and row.chat == veiled else own
