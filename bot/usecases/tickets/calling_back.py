"""Takes an answer back: finds everybody who received it, has each told once, and says who could not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.ports.notices import Notice
from bot.ports.questions import QuestionFilter
from bot.usecases.tickets.recall_words import RECALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.desk.recalls import Recall
    from bot.delivery.received import Place
    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.tickets.desk import Desk

Standing = Literal["told", "coming", "muted", "blocked", "nowhere"]
"""How it stands with one who received the answer: told, about to be, or why not."""
TOGETHER = 100
"""People in one transaction: others who write must not wait long."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of those who received an answer are told that it is taken back."""

    received: int
    counts: Mapping[Standing, int]


class CallingBack:
    """Takes answers back."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._storage = desk.storage
        self._clock = clock

    async def receivers(self, recall: Recall) -> Sequence[LoggedQuestion]:
        """The last row of every chat that received the answer.

        Raises:
            StorageError: the log cannot be read.
        """
        wanted = QuestionFilter(outcomes=("answered",), topic=recall.topic, since=recall.since)
        rows = self._storage.questions.list(wanted)
        return list({row.chat: row async for row in rows if recall.covers(row.facet)}.values())

    async def foresee(self, recall: Recall) -> Reach:
        """How many would be told; nothing is kept."""
        rows = await self.receivers(recall)
        counts = Counter([await self._foreseen(row.chat) for row in rows])
        return Reach(len(rows), counts)

    async def call_back(self, recall: Recall) -> Recall:
        """Keeps the recall, and has everybody told who is not yet, or has not been.

        Done twice, or broken off and done again, it tells nobody twice. Returns the recall with its number.

        Raises:
            StorageError: it is not kept, or not all are told; do it again.
        """
        kept = await self._storage.recalls.keep(recall)
        rows = await self.receivers(recall)
        for start in range(0, len(rows), TOGETHER):
            async with self._storage.together():
                for row in rows[start : start + TOGETHER]:
                    await self._desk.notices.give(await self._notice(kept, row))
        self._desk.relay.planned()
        return kept

    async def reach(self, recall: Recall) -> Reach:
        """How many are told by now."""
        notices = await self._storage.notices.of(RECALL, str(recall.number))
        counts = Counter([await self._standing(each) for each in notices])
        return Reach(len(notices), counts)

    async def _notice(self, recall: Recall, row: LoggedQuestion) -> Notice:
        place = await self._storage.places.get(row.chat)
        content = {"recall": recall.number, "question": row.id}
        return Notice(RECALL, str(recall.number), row.chat, row.channel, self._clock(), content, place)

    async def _foreseen(self, chat: str) -> Standing:
        return await self._why_not(chat, await self._storage.places.get(chat))

    async def _standing(self, notice: Notice) -> Standing:
        if notice.told_at is None:
            return await self._why_not(notice.chat, notice.place)
        blocked_at = (await self._storage.pushes.standing(notice.chat)).blocked_at
        # Who was told and is found to have blocked us then has not read it.
        return "blocked" if blocked_at is not None and blocked_at >= notice.told_at else "told"

    async def _why_not(self, chat: str, place: Place | None) -> Standing:
        standing = await self._storage.pushes.standing(chat)
        if standing.blocked_at is not None:
            return "blocked"
        if standing.muted_at is not None:
            return "muted"
        return "coming" if place is not None else "nowhere"
