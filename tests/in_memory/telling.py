"""Who is told later, and of what, in memory: gone with the process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.core.desk.editions import Edition
    from bot.core.desk.recalls import Recall
    from bot.core.desk.subjects import Subject
    from bot.delivery.received import Place
    from bot.ports.notices import Notice
    from bot.ports.subscriptions import Subscription


class InMemoryPlaces:
    """Places of chats."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[Place, datetime]] = {}

    async def keep(self, chat: str, channel: str, place: Place, at: datetime) -> None:  # noqa: ARG002  # as the port has it
        """A chat was answered here."""
        self._places[chat] = place, at

    async def get(self, chat: str) -> Place | None:
        """Where a chat can be told."""
        found = self._places.get(chat)
        return None if found is None else found[0]

    def forget_chat(self, chat: str) -> None:
        """Drops the place of a chat."""
        self._places.pop(chat, None)

    async def forget(self, before: datetime) -> None:
        """Drops the places of chats not answered since a moment."""
        self._places = {chat: kept for chat, kept in self._places.items() if kept[1] >= before}


class InMemoryRecalls:
    """Answers that were taken back."""

    def __init__(self) -> None:
        self._recalls: list[Recall] = []

    async def keep(self, recall: Recall) -> Recall:
        """Keeps it, unless it is known; returns it with its number."""
        for each in self._recalls:
            if (each.topic, each.part, each.reason) == (recall.topic, recall.part, recall.reason):
                return each
        self._recalls.append(replace(recall, number=len(self._recalls) + 1))
        return self._recalls[-1]

    async def get(self, number: int) -> Recall | None:
        """The one with this number, or None."""
        return next((each for each in self._recalls if each.number == number), None)

    async def list(self) -> Sequence[Recall]:
        """All of them."""
        return tuple(self._recalls)


class InMemoryNotices:
    """What chats are to be told."""

    def __init__(self) -> None:
        self._notices: dict[tuple[str, str, str], Notice] = {}

    async def add(self, notice: Notice) -> int | None:
        """Keeps it; its number, or None if it is known."""
        named = notice.kind, notice.key, notice.chat
        if named in self._notices:
            return None
        number = len(self._notices) + 1
        self._notices[named] = replace(notice, number=number)
        return number

    async def untold(self, chat: str) -> Sequence[Notice]:
        """What a chat has not been told."""
        return [each for each in self._notices.values() if each.chat == chat and each.told_at is None]

    async def tell(self, number: int, at: datetime) -> bool:
        """Keeps that it is told; says whether it was not before."""
        for named, each in self._notices.items():
            if each.number == number and each.told_at is None:
                self._notices[named] = replace(each, told_at=at, place=None)
                return True
        return False

    def forget_chat(self, chat: str) -> None:
        """Drops what a chat was or is to be told."""
        self._notices = {named: each for named, each in self._notices.items() if each.chat != chat}

    async def of(self, kind: str, key: str) -> Sequence[Notice]:
        """All of one kind and key."""
        return [each for each in self._notices.values() if (each.kind, each.key) == (kind, key)]


class InMemorySubscriptions:
    """What chats follow."""

    def __init__(self) -> None:
        self._subscriptions: dict[tuple[str, Subject], Subscription] = {}

    async def add(self, subscription: Subscription) -> None:
        """Keeps it; where it is told is then the latest place."""
        named = subscription.chat, subscription.subject
        known = self._subscriptions.get(named, subscription)
        told = subscription.channel, subscription.place
        self._subscriptions[named] = replace(known, channel=told[0], place=told[1])

    async def drop(self, chat: str, subject: Subject) -> None:
        """A chat follows a subject no more."""
        self._subscriptions.pop((chat, subject), None)

    def forget_chat(self, chat: str) -> None:
        """Drops what a chat follows."""
        kept = self._subscriptions.items()
        self._subscriptions = {named: each for named, each in kept if each.chat != chat}

    async def of(self, chat: str) -> Sequence[Subscription]:
        """What a chat follows."""
        return [each for each in await self.list() if each.chat == chat]

    async def list(self) -> Sequence[Subscription]:
        """What everybody follows."""

        def order(each: Subscription) -> tuple[str, datetime, str, str]:
            return each.chat, each.at, each.subject.kind, each.subject.about

        return sorted(self._subscriptions.values(), key=order)


class InMemoryEditions:
    """The last edition of each topic."""

    def __init__(self) -> None:
        self._editions: dict[str, Edition] = {}

    async def get(self) -> Mapping[str, Edition]:
        """By topic id."""
        return dict(self._editions)

    async def replace(self, editions: Mapping[str, Edition]) -> None:
        """From now on these."""
        self._editions = dict(editions)
