"""Which update goes where: one ordered table. What is done with it stands in `conversations`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.channels.telegram.commands import COMMANDS

if TYPE_CHECKING:
    from telegram import Update
    from telegram.ext import BaseHandler

    from bot.channels.telegram.conversations import Conversations
    from bot.channels.telegram.team.room import TeamRoom

_NEW = filters.UpdateType.MESSAGE
"""Not edited: a command that is corrected afterwards has been carried out already."""


class Handlers:
    """Hands updates to the conversations. Only the library's way of telling updates apart is used."""

    def __init__(self, conversations: Conversations, team: TeamRoom | None = None) -> None:
        self._team = team
        commands: Any = conversations.commands
        took: Any = conversations  # the library wants methods that take a context of its own
        self._table: list[BaseHandler[Any, Any, Any]] = [
            # Buttons first: nothing below looks at them.
            CallbackQueryHandler(took.press),
            # Our commands; in groups the library leaves those named for another bot alone.
            *(CommandHandler(name, getattr(commands, name), _NEW) for name in COMMANDS),
            # What is left that looks like a command, before it could be taken for a question.
            MessageHandler(filters.COMMAND & _NEW, commands.unknown_command),
            # Everything people send, corrected messages too; channel posts are no one's question.
            MessageHandler(filters.UpdateType.MESSAGES & ~filters.COMMAND, took.hear),
        ]

    async def take(self, update: Update, key: str) -> bool:
        """Hands an update to the first that takes it; says whether something will come of it."""
        if self._team is not None and self._team.takes(update):
            return await self._team.take(update, key)
        for handler in self._table:
            found = handler.check_update(update)
            if found is not None and found is not False:
                callback: Any = handler.callback
                return bool(await callback(update, key))
        return False
