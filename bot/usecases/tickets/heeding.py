"""Keeps what a chat wants to be told, and tells it what it could not be told before."""

from __future__ import annotations

import logging
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.errors import StorageError
from bot.core.privacy.pseudonyms import LENGTH
from bot.messages import message
from bot.ports.subscriptions import Subscription

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.desk.subjects import Subject
    from bot.delivery.received import Place
    from bot.ports.delivery import Storage
    from bot.usecases.draft import Draft
    from bot.usecases.tickets.relaying import Relay
    from bot.usecases.tickets.telling import Telling

logger = logging.getLogger(__name__)


class Heeding:
    """Heeds the wishes of chats. Everything it keeps is kept inside `Storage.together`."""

    def __init__(self, storage: Storage, notices: Telling, relay: Relay) -> None:
        self._storage = storage
        self._notices = notices
        self._relay = relay

    async def heed(self, draft: Draft, at: datetime, place: Place | None = None) -> None:
        """Keeps what a chat wants to hear unasked, where a draft says so, and where it was answered.

        Raises:
            StorageError: nothing is stored.
        """
        match draft.tell:
            case "mute":
                await self._storage.pushes.mute(draft.chat, at)
            case "unmute":
                await self._storage.pushes.unmute(draft.chat)
            case "forget":
                await self._storage.traces.erase(draft.chat, secrets.token_hex(LENGTH // 2), place)
        here = None if place is None else replace(place, quote=None)
        await self._follow(draft, at, here)
        answered = next((row for row in draft.rows if row.outcome == "answered"), None)
        if answered is not None and here is not None:
            await self._storage.places.keep(draft.chat, answered.channel, here, at)

    async def watchable(self, draft: Draft) -> Subject | None:
        """What a reply offers to follow, unless the chat follows it already.

        Raises:
            StorageError: it cannot be read.
        """
        if draft.watchable is None:
            return None
        own = [each.subject for each in await self._storage.subscriptions.of(draft.chat)]
        return None if draft.watchable in own else draft.watchable

    async def catch_up(self, draft: Draft, place: Place | None, at: datetime) -> tuple[str, ...]:
        """What a chat is told now that could not be told when it came; where that can be sent, it is sent.

        Raises:
            StorageError: nothing is stored.
        """
        if draft.reply is None:
            return ()
        try:
            told = await self._notices.catch_up(draft.chat, place, at)
        except StorageError:
            raise
        except Exception:  # it costs nobody the answer
            logger.exception(message("log.not_worded"))
            return ()
        if place is not None:
            self._relay.planned()
        return told

    async def _follow(self, draft: Draft, at: datetime, here: Place | None) -> None:
        where = here if draft.channel else None
        for subject in draft.follow:
            followed = Subscription(draft.chat, subject, draft.channel, at, where)
            await self._storage.subscriptions.add(followed)
        for subject in draft.unfollow:
            await self._storage.subscriptions.drop(draft.chat, subject)
        if draft.follow and where is not None:
            await self._storage.pushes.unblock(draft.chat)
