"""Everything that is kept, in memory."""

from __future__ import annotations

from contextlib import asynccontextmanager
from copy import deepcopy
from typing import TYPE_CHECKING

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from tests.in_memory.audits import InMemoryAudits
from tests.in_memory.delivery import InMemoryDelivery
from tests.in_memory.due import InMemoryDue
from tests.in_memory.groups import InMemoryCards, InMemoryGroups
from tests.in_memory.links import InMemoryLinks
from tests.in_memory.pushes import InMemoryPushes, InMemorySuggestions
from tests.in_memory.staff import InMemoryStaff
from tests.in_memory.tallies import InMemoryTallies
from tests.in_memory.telling import (
    InMemoryEditions,
    InMemoryNotices,
    InMemoryPlaces,
    InMemoryRecalls,
    InMemorySubscriptions,
)
from tests.in_memory.tickets import InMemoryTickets
from tests.in_memory.traces import InMemoryTraces

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class InMemoryStorage:
    """Everything that is kept, gone with the process."""

    def __init__(self) -> None:
        self.questions = InMemoryQuestionLog()
        self.chats = InMemoryChats()
        self.inbox = self.outbox = InMemoryDelivery()
        self.due = InMemoryDue()
        self.tickets = InMemoryTickets()
        self.groups = InMemoryGroups()
        self.cards = InMemoryCards()
        self.staff = InMemoryStaff()
        self.pushes = InMemoryPushes()
        self.suggestions = InMemorySuggestions()
        self.audits = InMemoryAudits()
        self.links = InMemoryLinks()
        self.tallies = InMemoryTallies(self.questions, self.tickets)
        self.places = InMemoryPlaces()
        self.recalls = InMemoryRecalls()
        self.notices = InMemoryNotices()
        self.subscriptions = InMemorySubscriptions()
        self.editions = InMemoryEditions()
        own = self.chats, self.due, self.tickets, self.pushes, self.places, self.notices, self.subscriptions
        self.traces = InMemoryTraces(self.questions, own, self.tickets)

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        """What fails half way is undone; one task at a time."""
        parts = (
            *(self.questions, self.chats, self.inbox, self.due, self.tickets, self.groups, self.cards),
            *(self.staff, self.pushes, self.suggestions, self.audits, self.links),
            *(self.places, self.recalls, self.notices, self.subscriptions, self.editions),
        )
        before = [deepcopy(vars(part)) for part in parts]
        try:
            yield
        except BaseException:
            for part, kept in zip(parts, before, strict=True):
                vars(part).update(kept)
            raise
