"""How it reads that an answer is taken back: what was asked and when, why, and what the answer is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.errors import UnknownOptionError
from bot.core.knowledge.validity import spoken
from bot.core.place import local_day
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.core.desk.teams import Teams
    from bot.core.engine import Engine
    from bot.ports.delivery import Storage
    from bot.ports.notices import Notice
    from bot.ports.questions import LoggedQuestion

RECALL = "recall"
"""Notices of this kind take an answer back."""
QUOTED = 200
"""Characters of the question that are repeated."""


class RecallWords:
    """Words notices."""

    def __init__(self, storage: Storage, teams: Teams, engine: Callable[[], Engine]) -> None:
        """Words nothing yet.

        Args:
            storage: where recalls and questions are kept.
            teams: whom to ask where there is no answer any more.
            engine: gives the engine of the moment.
        """
        self._storage = storage
        self._teams = teams
        self._engine = engine

    async def word(self, notices: Sequence[Notice], at: datetime) -> Sequence[str]:
        """A message for each."""
        return [await self._one(each, at) for each in notices]

    async def _one(self, notice: Notice, at: datetime) -> str:
        recall = await self._storage.recalls.get(int(notice.content["recall"]))
        row = await self._storage.questions.get(int(notice.content["question"]))
        if recall is None or row is None:
            return ""
        own = row.text if len(row.text) <= QUOTED else row.text[: QUOTED - 1] + "…"
        day = spoken(local_day(row.asked_at))
        return message("recall.said", day=day, own=own, reason=recall.reason, now=self._now(row, at))

    def _now(self, row: LoggedQuestion, at: datetime) -> str:
        """The answer of the knowledge base as it is now, or whom to ask."""
        engine = self._engine()
        try:
            reply = engine.show(f"{row.topic}/{row.facet or 'overview'}", engine.today(at))
        except UnknownOptionError:
            reply = None
        if reply is not None and reply.outcome == "answered":
            return message("recall.now", answer=reply.text)
        team = self._teams.name(self._teams.route(row.topic, row.town))
        return message("recall.ask", team=team)
