"""Reading answers again: one at a time, without knowing what the other reader said."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.console.guarding import Address
from bot.console.rendering import onward
from bot.console.visits import LONGEST_NUMBER
from bot.core.auditing.verdicts import VERDICTS
from bot.core.conversing import Conversation
from bot.core.errors import UnknownOptionError
from bot.ports.staff import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.engine import Engine
    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.auditing import Auditing

NOTE = 300
"""Characters of what a reader adds."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer that was given, as far as it can be had again."""

    text: str
    """Empty: it is not in the knowledge base any more."""
    changed: bool
    """Whether the knowledge base is another one than when it was given."""


class ReadingPages:
    """Pages for readers."""

    def __init__(
        self,
        rendering: Rendering,
        storage: Storage,
        auditing: Auditing,
        engine: Callable[[], Engine],
        clock: Clock,
    ) -> None:
        self._rendering = rendering
        self._storage = storage
        self._auditing = auditing
        self._engine = engine
        self._clock = clock

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/reading", self.next, "judge"),
            Address("/reading", self.judge, "judge", "POST"),
        )

    async def next(self, visit: Visit) -> Response:
        """The next answer for this reader."""
        reading = await self._auditing.next(visit.who.name)
        shown = None if reading is None else await asyncio.to_thread(self._shown, reading.row)
        given = {"reading": reading, "shown": shown, "verdicts": VERDICTS, "longest": NOTE}
        return self._rendering.page(visit, "reading.html", **given)

    async def judge(self, visit: Visit) -> Response:
        """Keeps what a reader says."""
        given, number = visit.sent("verdict"), visit.sent("question")
        verdict = next((each for each in VERDICTS if each == given), None)
        if verdict is None or not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
            return self._rendering.refused(visit, "unreadable", 400)
        who = visit.who.name
        async with self._storage.together():
            kept = await self._auditing.judge(who, int(number), verdict, visit.sent("note")[:NOTE])
            if kept:  # not what was said: the audit log is read by other readers
                await self._storage.staff.note(Entry(self._clock(), who, "judge", number))
        return onward("/reading", "judged" if kept else "not_wanted")

    def _shown(self, row: LoggedQuestion) -> Shown:
        """As of the day it was asked. The log keeps which part was given, not its text."""
        engine = self._engine()
        day, changed = engine.today(row.asked_at), row.knowledge_version != engine.knowledge.version
        reply = engine.respond(row.text, Conversation(town=row.town), day)
        if (reply.outcome, reply.topic, reply.facet) == ("answered", row.topic, row.facet):
            return Shown(reply.text, changed)
        try:
            return Shown(engine.show("/".join(filter(None, (row.topic, row.facet))), day).text, changed)
        except (UnknownOptionError, KeyError):
            return Shown("", changed)
