"""Private links in memory: for tests, and gone with the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports.links import Link


class InMemoryLinks:
    """Links that are gone with the process."""

    def __init__(self) -> None:
        self._links: dict[str, Link] = {}

    async def keep(self, link: Link) -> None:
        """Keeps it, once."""
        self._links.setdefault(link.digest, link)

    async def find(self, digest: str) -> Link | None:
        """What a link leads to, or None."""
        return self._links.get(digest)

    async def of(self, question: int) -> Sequence[Link]:
        """The links that were given for a question, the lowest ticket first."""
        found = (each for each in self._links.values() if each.question == question)
        return sorted(found, key=lambda each: each.ticket)
