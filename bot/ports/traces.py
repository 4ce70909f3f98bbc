"""Where all that is kept of a chat is taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.received import Place


class Traces(Protocol):
    """What is kept of chats, wherever that is."""

    async def erase(self, chat: str, stranger: str, place: Place | None) -> None:
        """Takes a chat out of everything.

        Its questions stay, masked as they are, as those of a stranger: how much was asked is counted. Nothing
        else MUST be left that names the chat, or its place if that is nobody else's.

        Args:
            chat: pseudonym of the chat.
            stranger: a new pseudonym, which nobody has.
            place: where the chat is; None: that is not known.
        """
        ...

    async def forget(self, before: datetime, most: int) -> int:
        """Drops what was asked before a moment, the oldest first, with all that hangs on it; says how many.

        What somebody still owes an answer to stays. So do tickets: they name nobody.

        Args:
            before: exclusive.
            most: how many are dropped at once.
        """
        ...
