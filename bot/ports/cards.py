"""Where is kept which message in a team's group shows a ticket, and answers that are not sent off yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.received import Place


@dataclass(frozen=True, slots=True)
class Card:
    """A ticket as it stands in a group."""

    ticket: int
    channel: str
    place: Place
    shown: str
    """What of the ticket it shows, as the ticket's `version`."""
    message: int | None = None
    """Its number in the group; None while it is on its way."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that somebody has written, and that nobody has been told."""

    ticket: int
    answer: str


class Cards(Protocol):
    """Cards and proposals."""

    async def show(self, card: Card) -> None:
        """Keeps a card in the place of the one of the same ticket in the same group."""
        ...

    async def of(self, ticket: int) -> Sequence[Card]:
        """The cards of a ticket, one for each group."""
        ...

    async def sent(self, ticket: int, channel: str, chat: int, message: int) -> None:
        """A card has become this message; nothing if no such card is kept."""
        ...

    async def move(self, channel: str, chat: int, into: int) -> None:
        """A group has got another id: cards on their way arrive there, the others are not found any more."""
        ...

    async def forget(self, channel: str, chat: int) -> None:
        """The cards in a group cannot be found any more."""
        ...

    async def propose(self, proposal: Proposal) -> int:
        """Keeps an answer; returns its number."""
        ...

    async def proposed(self, number: int) -> Proposal | None:
        """The answer; None: it has been sent off, or rewritten."""
        ...

    async def drop(self, number: int) -> None:
        """The answer is done with."""
        ...
