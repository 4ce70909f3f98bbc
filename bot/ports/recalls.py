"""Where is kept which answers were taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.desk.recalls import Recall


class Recalls(Protocol):
    """Answers that were taken back."""

    async def keep(self, recall: Recall) -> Recall:
        """Keeps it, and returns it with its number.

        The same topic, part and reason MUST be one: then the one that is kept already is returned.
        """
        ...

    async def get(self, number: int) -> Recall | None:
        """The one with this number; None if there is none."""
        ...

    async def list(self) -> Sequence[Recall]:
        """All of them, in the order of their numbers."""
        ...
