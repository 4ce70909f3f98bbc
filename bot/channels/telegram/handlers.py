"""Which update goes where: one ordered table. What is done with it stands in `conversations`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from bot.channels.telegram.conversations import Conversations

COMMANDS = ("start", "help", "plans", "policies", "town")

_NEW = filters.UpdateType.MESSAGE
"""Not edited: a command that is corrected afterwards has been carried out already."""


def handlers(conversations: Conversations) -> list[BaseHandler[Any, Any, Any]]:
    """The first that takes an update has it; the order matters."""
    return [
        # Buttons first: nothing below looks at them.
        CallbackQueryHandler(conversations.press),
        # Our commands; in groups the library leaves those named for another bot alone.
        *(CommandHandler(name, getattr(conversations, name), _NEW) for name in COMMANDS),
        # What is left that looks like a command, before it could be taken for a question.
        MessageHandler(filters.COMMAND & _NEW, conversations.unknown_command),
        # Everything people send, corrected messages too; channel posts are no one's question.
        MessageHandler(filters.UpdateType.MESSAGES & ~filters.COMMAND, conversations.hear),
    ]
