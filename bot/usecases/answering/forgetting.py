"""What is known of a person, said to them; and all of it forgotten when they want that: `/忘记我`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.errors import StorageError
from bot.messages import message
from bot.ports.questions import QuestionFilter
from bot.usecases.answering.reading_at_once import at_once
from bot.usecases.draft import Draft

if TYPE_CHECKING:
    from bot.delivery.wishes import Wish
    from bot.usecases.answering.following import Following
    from bot.usecases.answering.reading_at_once import Read
    from bot.usecases.tickets.desk import Desk


class Forgetting:
    """Says what is known; drafts that it is forgotten."""

    def __init__(self, desk: Desk, following: Following, read: Read = at_once) -> None:
        """Says nothing yet.

        Args:
            desk: whose storage.
            following: what people call what they follow.
            read: reads storage; a `WriteQueue`'s, where others write at the same time.
        """
        self._desk = desk
        self._following = following
        self._read = read

    async def wished(self, chat: str, wish: Wish) -> tuple[str, Draft | None]:
        """What is said to a wish to know what is kept or to have it forgotten, and what that changes."""
        if wish.kind == "forget":
            return message("forgetting.ask"), None
        if wish.kind == "forget_surely":
            return message("forgetting.done"), self.draft(chat)
        try:
            return await self._read(lambda: self._known(chat)), None
        except StorageError:
            return message("forgetting.failing"), None

    def draft(self, chat: str) -> Draft:
        """Has everything of a chat forgotten when it is kept."""
        return Draft(chat, tell="forget")

    async def _known(self, chat: str) -> str:
        storage = self._desk.storage
        asked = (await storage.questions.stats(QuestionFilter(chat=chat))).total
        lines = [message("forgetting.head"), message("forgetting.questions", count=asked)]
        if tickets := await storage.tickets.of(chat):
            lines.append(message("forgetting.tickets", count=len(tickets)))
        if (town := (await storage.chats.get(chat)).town) is not None:
            found = (each.label for each in self._desk.engine.catalogue.towns if each.id == town)
            lines.append(message("forgetting.town", town=next(found, town)))
        if own := await storage.subscriptions.of(chat):
            labels = message("following.between").join(self._following.label(each.subject) for each in own)
            lines.append(message("forgetting.subscriptions", labels=labels))
        if (await storage.pushes.standing(chat)).muted_at is not None:
            lines.append(message("forgetting.muted"))
        if await storage.places.get(chat) is not None:
            lines.append(message("forgetting.place"))
        return "\n".join([*lines, message("forgetting.how")])
