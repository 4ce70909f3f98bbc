"""What a person follows and can follow: `/订阅`, `/退订`. Nothing is kept here: what is to be is drafted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.desk.subjects import Subject
from bot.core.errors import StorageError
from bot.core.knowledge.parts import published
from bot.messages import message
from bot.usecases.answering.reading_at_once import at_once
from bot.usecases.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.delivery.wishes import Wish
    from bot.usecases.answering.reading_at_once import Read
    from bot.usecases.tickets.desk import Desk

LISTED = 5
"""Subjects that are named where several may be meant."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to follow, or to follow no more."""

    subject: Subject
    label: str
    followed: bool


class Following:
    """Lists, finds and drafts."""

    def __init__(self, desk: Desk, read: Read = at_once) -> None:
        """Lists nothing yet.

        Args:
            desk: whose knowledge base and storage.
            read: reads storage; a `WriteQueue`'s, where others write at the same time.
        """
        self._desk = desk
        self._read = read

    async def offers(self, chat: str) -> Sequence[Offer]:
        """What a chat follows, then the plans, the categories and its town.

        Raises:
            StorageError: it cannot be read.
        """
        own, town = await self._read(lambda: self._kept(chat))
        catalogue = self._desk.engine.catalogue
        plans = [Subject("topic", each.id) for each in catalogue.plans]
        categories = [Subject("category", each.id) for each in catalogue.categories]
        towns = [Subject("topic", town)] if town is not None else []
        subjects = dict.fromkeys((*own, *towns, *categories, *plans))
        return [Offer(each, self.label(each), each in own) for each in subjects]

    async def wished(self, chat: str, wish: Wish, *, buttons: bool) -> tuple[str, Draft | None]:
        """What is said to a wish to follow or not, and what is to be kept of it.

        Args:
            chat: who wishes.
            wish: of kind `subscribe` or `unsubscribe`.
            buttons: whether what can be followed stands below as buttons.
        """
        try:
            offers = await self.offers(chat)
            if wish.kind == "subscribe":
                return await self._subscribe(chat, wish.about, offers, buttons=buttons)
            return self._unsubscribe(chat, wish.about, [each for each in offers if each.followed])
        except StorageError:
            return message("following.failing"), None

    def listed(self, offers: Sequence[Offer], *, buttons: bool) -> str:
        """What is followed, what can be and how; what can be is not named where it stands on buttons."""
        own = _joined(each.label for each in offers if each.followed)
        lines = [message("following.own", own=own) if own else message("following.nothing")]
        lines += [] if buttons else [message("following.offered", names=_joined(_free(offers)))]
        return "\n".join([*lines, message("following.how")])

    def known(self) -> Iterator[Subject]:
        """Everything that can be followed."""
        engine = self._desk.engine
        yield from (Subject("category", each.id) for each in engine.catalogue.categories)
        yield from (Subject("topic", each.id) for each in published(engine.knowledge))

    def label(self, subject: Subject) -> str:
        """What people call it; its id if it is gone."""
        engine = self._desk.engine
        if subject.kind == "category":
            found = (each.label for each in engine.catalogue.categories if each.id == subject.about)
            return next(found, subject.about)
        topic = engine.knowledge.by_id.get(subject.about)
        return subject.about if topic is None else topic.title

    async def _kept(self, chat: str) -> tuple[Sequence[Subject], str | None]:
        """What a chat follows, and its town."""
        storage = self._desk.storage
        own = [each.subject for each in await storage.subscriptions.of(chat)]
        return own, (await storage.chats.get(chat)).town

    async def _subscribe(
        self, chat: str, about: str, offers: Sequence[Offer], *, buttons: bool
    ) -> tuple[str, Draft | None]:
        if not about:
            return self.listed(offers, buttons=buttons), None
        found = self._find(about)
        if len(found) != 1:
            return self._unclear(about, found), None
        said = message("following.followed", label=self.label(found[0]))
        if not await self._read(lambda: self._desk.storage.pushes.wanted(chat)):
            said += message("following.but_muted")
        return said, Draft(chat, follow=tuple(found))

    def _unsubscribe(self, chat: str, about: str, own: Sequence[Offer]) -> tuple[str, Draft | None]:
        if not own:
            return message("following.nothing"), None
        if not about:
            return message("following.which", own=_joined(each.label for each in own)), None
        everything = about in message("following.everything").split()
        meant = {*self._find(about)} if not everything else {each.subject for each in own}
        left = [each for each in own if each.subject in meant or each.label == about]
        if not left:
            return message("following.not_followed", about=about), None
        said = message("following.left", labels=_joined(each.label for each in left))
        return said, Draft(chat, unfollow=tuple(each.subject for each in left))

    def _find(self, about: str) -> Sequence[Subject]:
        """What a name may mean: what is called so, else the topics that it names, else a category."""
        engine = self._desk.engine
        exact = [each for each in self.known() if self.label(each) == about]
        if exact:
            return exact
        folders = [each for each in engine.catalogue.categories if about in each.label]
        named = engine.reader.read(about).named()
        if named:
            return [Subject("topic", each) for each in named if each in engine.knowledge]
        return [Subject("category", each.id) for each in folders]

    def _unclear(self, about: str, found: Sequence[Subject]) -> str:
        if not found:
            return message("following.unknown", about=about)
        return message("following.several", names=_joined(self.label(each) for each in found[:LISTED]))


def _free(offers: Sequence[Offer]) -> Iterator[str]:
    return (each.label for each in offers if not each.followed)


def _joined(labels: Iterable[str]) -> str:
    return message("following.between").join(labels)
