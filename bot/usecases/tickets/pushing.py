"""Whether and when somebody is told something unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.desk.quiet import QuietHours
    from bot.ports.delivery import Storage


class Pushing:
    """Holds back what would disturb."""

    def __init__(self, storage: Storage, quiet: QuietHours | None = None) -> None:
        """Holds back nothing by the hour where no quiet hours are given."""
        self._storage = storage
        self._quiet = quiet

    def when(self, moment: datetime) -> datetime:
        """The moment, or when the quiet hours are over that it lies in."""
        return moment if self._quiet is None else self._quiet.over(moment)

    async def wanted(self, chat: str) -> bool:
        """Whether a chat may be told."""
        return await self._storage.pushes.wanted(chat)
