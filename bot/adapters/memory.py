"""Everything that is kept, in memory: for one-off questions and for tests."""

from __future__ import annotations

from collections import Counter
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.adapters.memory_audits import InMemoryAudits
from bot.adapters.memory_groups import InMemoryCards, InMemoryGroups
from bot.adapters.memory_links import InMemoryLinks
from bot.adapters.memory_pushes import InMemoryPushes, InMemorySuggestions
from bot.adapters.memory_staff import InMemoryStaff
from bot.adapters.memory_tallies import InMemoryTallies
from bot.adapters.memory_telling import (
    InMemoryEditions,
    InMemoryNotices,
    InMemoryPlaces,
    InMemoryRecalls,
    InMemorySubscriptions,
)
from bot.adapters.memory_tickets import InMemoryTickets
from bot.adapters.memory_traces import InMemoryTraces
from bot.core.errors import UnknownQuestionError
from bot.delivery.outgoing import Outgoing, Posted
from bot.messages import message
from bot.ports.chats import ChatState
from bot.ports.questions import FeedbackKind, LoggedQuestion, QuestionFilter, QuestionStats

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime

    from bot.delivery.received import Arrival
    from bot.ports.delivery import DeadLetter
    from bot.ports.due import Deadline

_PLACE = ZoneInfo("Asia/Shanghai")
_MISSED = ("gap", "unanswered")


class InMemoryQuestionLog:
    """A question log that is gone with the process."""

    def __init__(self) -> None:
        self._rows: list[LoggedQuestion] = []
        self._attached: dict[str, int] = {}

    async def record(self, question: LoggedQuestion) -> int:
        """Stores one row and returns its id."""
        self._rows.append(replace(question, id=len(self._rows) + 1))
        return len(self._rows)

    async def get(self, question: int) -> LoggedQuestion | None:
        """The row with this id, or None."""
        return self._rows[question - 1] if 0 < question <= len(self._rows) else None

    async def last(self, chat: str) -> LoggedQuestion | None:
        """The newest row of a chat, or None."""
        return next((row for row in reversed(self._rows) if row.chat == chat), None)

    def detach(self, chat: str, stranger: str) -> None:
        """What a chat asked was asked by a stranger."""
        own = {row.id for row in self._rows if row.chat == chat}
        self._rows = [replace(row, chat=stranger) if row.id in own else row for row in self._rows]
        self._attached = {name: row for name, row in self._attached.items() if row not in own}

    async def attach(self, message: str, question: int) -> None:
        """Keeps that a message belongs to a question."""
        self._attached[message] = question

    async def attached(self, message: str) -> LoggedQuestion | None:
        """The row that a message belongs to, or None."""
        return await self.get(self._attached.get(message, 0))

    async def add_feedback(
        self,
        question: int,
        kind: FeedbackKind,
        detail: str | None,
        at: datetime,  # noqa: ARG002  # the order of arrival is enough here
    ) -> None:
        """Stores what the person made of a reply.

        Raises:
            UnknownQuestionError: there is no such row.
        """
        row = await self.get(question)
        if row is None:
            raise UnknownQuestionError(message("storage.unknown_question", id=question))
        said = f"{kind}:{detail}" if detail else kind
        if said not in row.feedback:
            self._rows[question - 1] = replace(row, feedback=(*row.feedback, said))

    async def list(self, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The rows wanted."""
        rows = sorted(
            (row for row in self._rows if _selected(row, wanted)),
            key=lambda row: (row.asked_at, row.id or 0),
            reverse=wanted.newest_first,
        )
        for row in rows[: wanted.limit]:
            yield row

    async def stats(self, wanted: QuestionFilter) -> QuestionStats:
        """Counts over the rows wanted."""
        rows = [row for row in self._rows if _selected(row, wanted)]
        days = Counter(row.asked_at.astimezone(_PLACE).date().isoformat() for row in rows)
        return QuestionStats(
            total=len(rows),
            by_outcome=dict(_most_first(Counter(str(row.outcome) for row in rows))),
            by_town=_most_first(Counter(row.town for row in rows if row.town)),
            by_topic=_most_first(Counter(row.topic for row in rows if row.topic)),
            by_day=sorted(days.items()),
            top_missed=_most_first(Counter(row.normalized for row in rows if row.outcome in _MISSED)),
            chats=len({(row.channel, row.chat) for row in rows}),
            feedback=dict(
                _most_first(Counter(said.partition(":")[0] for row in rows for said in row.feedback))
            ),
        )


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _selected(row: LoggedQuestion, wanted: QuestionFilter) -> bool:
    return (
        (not wanted.outcomes or row.outcome in wanted.outcomes)
        and (wanted.since is None or row.asked_at >= wanted.since)
        and (wanted.until is None or row.asked_at < wanted.until)
        and wanted.topic in (None, row.topic)
        and wanted.channel in (None, row.channel)
        and wanted.chat in (None, row.chat)
        and (wanted.towns is None or row.town in wanted.towns)
        and wanted.text.lower() in row.text.lower()
    )


class InMemoryChats:
    """The state of chats, gone with the process."""

    def __init__(self) -> None:
        self._states: dict[str, ChatState] = {}

    async def get(self, chat: str) -> ChatState:
        """The chat's state; an empty one for a chat never seen."""
        return self._states.get(chat, ChatState())

    async def save(self, chat: str, state: ChatState) -> None:
        """Replaces the chat's state."""
        self._states[chat] = state

    def forget_chat(self, chat: str) -> None:
        """Drops what is remembered of a chat."""
        self._states.pop(chat, None)


class InMemoryDelivery:
    """Inbox and outbox, gone with the process."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Arrival] = {}
        self._finished: dict[tuple[str, str], datetime] = {}
        self._dead: dict[tuple[str, str], DeadLetter] = {}
        self._posted: dict[int, tuple[str, Posted]] = {}
        self._added = 0

    async def store(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Keeps them; returns those never seen before."""
        fresh: list[Arrival] = []
        for each in arrivals:
            named = each.channel, each.key
            if named not in self._open and named not in self._finished:
                self._open[named] = each
                fresh.append(each)
        return fresh

    async def unfinished(self, channel: str) -> Sequence[Arrival]:
        """What is not finished, in the order it came."""
        return [each for each in self._open.values() if each.channel == channel]

    async def finish(self, channel: str, keys: Sequence[str], at: datetime) -> bool:
        """Marks as dealt with; says whether any was open."""
        found = [(channel, key) for key in keys if (channel, key) in self._open]
        for named in found:
            del self._open[named]
            self._finished[named] = at
        return bool(found)

    async def bury(self, letter: DeadLetter) -> None:
        """Keeps what cannot be read, and finishes it."""
        self._dead.setdefault((letter.channel, letter.key), letter)
        await self.finish(letter.channel, [letter.key], letter.at)

    async def dead(self) -> Sequence[DeadLetter]:
        """What was buried, oldest first."""
        return list(self._dead.values())

    async def forget(self, before: datetime) -> None:
        """Drops keys finished before a moment."""
        self._finished = {named: at for named, at in self._finished.items() if at >= before}

    async def add(
        self,
        channel: str,
        key: str,  # noqa: ARG002  # whoever adds has finished the key just before
        outgoing: Sequence[Outgoing],
        at: datetime,  # noqa: ARG002  # the order is enough here
    ) -> Sequence[Posted]:
        """Keeps messages, in order."""
        posted = [Posted(self._added + number, each) for number, each in enumerate(outgoing, start=1)]
        self._added += len(posted)
        self._posted |= {each.id: (channel, each) for each in posted}
        return posted

    async def unsent(self, channel: str) -> Sequence[Posted]:
        """What is not sent, in the order it was added."""
        return [posted for place, posted in self._posted.values() if place == channel]

    async def close(self, done: Mapping[int, str | None], at: datetime) -> None:  # noqa: ARG002  # gone is gone
        """Forgets what was sent or never will be."""
        for number in done:
            self._posted.pop(number, None)


class InMemoryDue:
    """What is planned, gone with the process."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Deadline] = {}
        self._done: set[tuple[str, str]] = set()

    async def plan(self, deadline: Deadline) -> bool:
        """Keeps it, unless its key is known; says whether it is new."""
        named = deadline.kind, deadline.key
        if named in self._open or named in self._done:
            return False
        self._open[named] = deadline
        return True

    async def ripe(self, now: datetime, limit: int) -> Sequence[Deadline]:
        """What is due and not dealt with, the earliest first."""
        found = [each for each in self._open.values() if each.at <= now]
        return sorted(found, key=lambda each: each.at)[:limit]

    async def finish(self, deadline: Deadline, at: datetime) -> bool:  # noqa: ARG002  # gone is gone
        """Marks as dealt with; says whether it was open."""
        found = self._open.pop((deadline.kind, deadline.key), None)
        if found is not None:
            self._done.add((deadline.kind, deadline.key))
        return found is not None

    def forget_chat(self, chat: str) -> None:
        """Drops what is planned for a chat."""
        self._open = {named: each for named, each in self._open.items() if not _names(each, chat)}
        self._done = {(kind, key) for kind, key in self._done if chat not in key.split()}

    async def next(self) -> datetime | None:
        """When the earliest that is not dealt with is due."""
        return min((each.at for each in self._open.values()), default=None)


def _names(deadline: Deadline, chat: str) -> bool:
    return chat in deadline.key.split() or deadline.content.get("chat") == chat


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
        self.traces = InMemoryTraces(self.questions, own)

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
