"""Where it is kept which private links lead to which questions. The links themselves are not kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Link:
    """What a private link leads to."""

    digest: str
    """Of what the link carries; nobody can make the link from it."""
    ticket: int
    """Number of the ticket that the question became part of."""
    question: int
    """Row of the question log."""


class Links(Protocol):
    """Private links. One goes with its ticket, and with its question."""

    async def keep(self, link: Link) -> None:
        """Keeps it; the same twice MUST count once."""
        ...

    async def find(self, digest: str) -> Link | None:
        """What a link leads to; None: nothing, or nothing any more."""
        ...

    async def of(self, question: int) -> Sequence[Link]:
        """The links that were given for a question, the lowest ticket first."""
        ...
