"""What came in and is not dealt with, what is to go out and is not sent; storing several things as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.core.errors import PolicybotError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from bot.delivery.outgoing import Outgoing, Posted
    from bot.delivery.received import Arrival
    from bot.ports.audits import Audits
    from bot.ports.cards import Cards
    from bot.ports.chats import Chats
    from bot.ports.due import Due
    from bot.ports.editions import Editions
    from bot.ports.groups import Groups
    from bot.ports.links import Links
    from bot.ports.notices import Notices
    from bot.ports.places import Places
    from bot.ports.pushes import Pushes
    from bot.ports.questions import QuestionLog
    from bot.ports.recalls import Recalls
    from bot.ports.staff import Staff
    from bot.ports.subscriptions import Subscriptions
    from bot.ports.suggestions import Suggestions
    from bot.ports.tallies import Tallies
    from bot.ports.tickets import Tickets
    from bot.ports.traces import Traces


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """Something that came in and cannot be read."""

    channel: str
    key: str
    raw: str
    """As it came, masked."""
    reason: str
    at: datetime


class Inbox(Protocol):
    """What came in."""

    async def store(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Keeps all or none; returns those never seen before. MUST be durable when it returns."""
        ...

    async def unfinished(self, channel: str) -> Sequence[Arrival]:
        """What is not finished, in the order it came."""
        ...

    async def finish(self, channel: str, keys: Sequence[str], at: datetime) -> bool:
        """Marks as dealt with; their content MAY go, their keys stay.

        Returns:
            Whether any of them was open: False means that all this has been answered before.
        """
        ...

    async def bury(self, letter: DeadLetter) -> None:
        """Keeps what cannot be read for people to look at, and finishes it."""
        ...

    async def dead(self) -> Sequence[DeadLetter]:
        """What was buried, oldest first."""
        ...

    async def forget(self, before: datetime) -> None:
        """Drops keys finished, and messages sent, before a moment: nobody will deliver those again."""
        ...


class Outbox(Protocol):
    """What is to be sent."""

    async def add(
        self, channel: str, key: str, outgoing: Sequence[Outgoing], at: datetime
    ) -> Sequence[Posted]:
        """Keeps the messages that answer a key, in order."""
        ...

    async def unsent(self, channel: str) -> Sequence[Posted]:
        """What is not sent, in the order it was added."""
        ...

    async def close(self, done: Mapping[int, str | None], at: datetime) -> None:
        """Marks as sent (None), or as never to be sent, and why. Their text MAY go."""
        ...


class NotSentYetError(PolicybotError):
    """A message could not be sent now; it may be later."""

    def __init__(self, seconds: float | None = None) -> None:
        """Says when to try again.

        Args:
            seconds: how long the chat has to be left alone; None: that is not known.
        """
        super().__init__(seconds)
        self.seconds = seconds


class Send(Protocol):
    """How a channel sends a message."""

    async def __call__(self, outgoing: Outgoing) -> str | None:
        """Sends it; returns why it can never be sent, or None: it is sent.

        Raises:
            NotSentYetError: it has to be tried again.
        """
        ...


class Records(Protocol):
    """What the assistant keeps."""

    @property
    def questions(self) -> QuestionLog:
        """The question log."""
        ...

    @property
    def chats(self) -> Chats:
        """What is remembered of each chat."""
        ...


class Storage(Records, Protocol):
    """Everything that is kept, in one place."""

    @property
    def inbox(self) -> Inbox:
        """What came in."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What is to be sent."""
        ...

    @property
    def due(self) -> Due:
        """What is planned."""
        ...

    @property
    def tickets(self) -> Tickets:
        """Questions that people answer."""
        ...

    @property
    def groups(self) -> Groups:
        """Where teams work."""
        ...

    @property
    def cards(self) -> Cards:
        """How tickets stand in the groups of teams."""
        ...

    @property
    def staff(self) -> Staff:
        """People who work at the console."""
        ...

    @property
    def pushes(self) -> Pushes:
        """Who may be told something unasked."""
        ...

    @property
    def suggestions(self) -> Suggestions:
        """Which answers teams want in the knowledge base."""
        ...

    @property
    def audits(self) -> Audits:
        """Which answers are read again, and what readers said of them."""
        ...

    @property
    def links(self) -> Links:
        """Which private links lead to which questions."""
        ...

    @property
    def tallies(self) -> Tallies:
        """Counts of what was asked."""
        ...

    @property
    def places(self) -> Places:
        """Where chats can be told something later."""
        ...

    @property
    def recalls(self) -> Recalls:
        """Answers that were taken back."""
        ...

    @property
    def notices(self) -> Notices:
        """What chats are to be told unasked."""
        ...

    @property
    def subscriptions(self) -> Subscriptions:
        """What chats follow."""
        ...

    @property
    def editions(self) -> Editions:
        """What of each topic was told about last."""
        ...

    @property
    def traces(self) -> Traces:
        """All that is kept of a chat, to be taken out."""
        ...

    def together(self) -> AbstractAsyncContextManager[None]:
        """What one task stores meanwhile is stored as a whole or not at all. Start no other task in it."""
        ...
