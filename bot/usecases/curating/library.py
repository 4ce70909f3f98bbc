"""The version of the knowledge base that is answered from: a new one is proposed, proved, and taken up."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot.core.errors import KnowledgeError, WorkshopError
from bot.core.knowledge.wording import Wording
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.ports.knowledge import Edition, Workshop

logger = logging.getLogger(__name__)


class CurrentWording(Wording):
    """The fixed sentences of whichever version is current, for those who are made once."""

    def __init__(self, wording: Wording) -> None:
        self._now = wording

    def turn_to(self, wording: Wording) -> None:
        """From now on these."""
        self._now = wording

    def get(self, key: str) -> Any:
        """Whatever stands under this key now."""
        return self._now.get(key)


class Library:
    """Holds the current edition. What is broken changes nothing: the last good one goes on answering."""

    def __init__(
        self, workshop: Workshop, edition: Edition, take_up: Callable[[Edition], Awaitable[None]]
    ) -> None:
        """A library that answers from an edition.

        Args:
            workshop: makes the next ones.
            edition: the first one.
            take_up: has everybody answer from an edition, all of them or none.
        """
        self.current = edition
        self._workshop = workshop
        self._take_up = take_up

    async def follow(self, changes: AsyncIterator[object]) -> None:
        """Takes up every change of the files, one after the other."""
        async for _ in changes:
            await self.renew()

    async def renew(self) -> bool:
        """Takes up what the files say now; returns whether anything is different then."""
        try:
            edition = await self._workshop.make()
        except KnowledgeError as error:
            self._tell_of(error)
            return False
        except WorkshopError as error:
            logger.error(message("library.failed", why=error))  # noqa: TRY400  # not a fault of this program
            return False
        before = self.current
        if edition.engine.knowledge.version == before.engine.knowledge.version:
            self._workshop.retire(edition)
            logger.info(message("library.same", version=before.engine.knowledge.version))
            return False
        await self._take_up(edition)
        self.current = edition
        self._workshop.retire(before)
        knowledge = edition.engine.knowledge
        logger.info(message("library.taken_up", topics=len(knowledge), version=knowledge.version))
        return True

    def _tell_of(self, error: KnowledgeError) -> None:
        version = self.current.engine.knowledge.version
        logger.error(message("library.broken", count=len(error.problems), version=version))
        for problem in error.problems:
            logger.error("  %s", problem)
