"""Reading answers again: one at a time, without knowing what the other reader said."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.console.guarding import Address
from bot.console.rendering import onward
from bot.core.auditing.verdicts import VERDICTS
from bot.core.conversing import Conversation
from bot.core.errors import UnknownOptionError
from bot.messages import message
from bot.ports.audits import Planted
from bot.ports.staff import Entry
from bot.usecases.reporting.rereading import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.engine import Engine
    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.reporting.rereading import Rereading
    from bot.usecases.reporting.sampling import Sampling

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
        sampling: Sampling,
        rereading: Rereading,
        engine: Callable[[], Engine],
        clock: Clock,
    ) -> None:
        self._rendering = rendering
        self._storage = storage
        self._sampling = sampling
        self._rereading = rereading
        self._engine = engine
        self._clock = clock

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/reading", self.next, "judge"),
            Address("/reading", self.judge, "judge", "POST"),
            Address("/reading/draw", self.draw, "judge", "POST"),
        )

    async def next(self, visit: Visit) -> Response:
        """The next answer for this reader; nothing changes by looking."""
        return await self._read(visit)

    async def _read(self, visit: Visit, problem: str = "") -> Response:
        reading = await self._rereading.next(visit.who.name)
        shown = None if reading is None else await asyncio.to_thread(self._shown, reading.row)
        given = {"reading": reading, "shown": shown, "verdicts": VERDICTS, "longest": NOTE}
        undrawn = await self._sampling.undrawn()
        status = 422 if problem else 200
        typed = visit.sent("note") if problem else ""
        return self._rendering.page(
            visit, "reading.html", status, **given, undrawn=undrawn, problem=problem, typed=typed
        )

    async def draw(self, visit: Visit) -> Response:
        """Draws what is to be read of the weeks that are over."""
        if await self._sampling.draw():
            await self._storage.staff.note(Entry(self._clock(), visit.who.name, "draw", ""))
        return onward("/reading", "drawn")

    async def judge(self, visit: Visit) -> Response:
        """Keeps what a reader says."""
        verdict = next((each for each in VERDICTS if each == visit.sent("verdict")), None)
        if verdict is None or not visit.sent("answer"):
            return self._rendering.refused(visit, "unreadable", 400)
        if (count := len(visit.sent("note"))) > NOTE:
            return await self._read(visit, message("console.text_long", most=NOTE, count=count))
        who = visit.who.name
        said = Said(visit.sent("answer"), visit.sent("seen"), verdict, visit.sent("note"))
        async with self._storage.together():
            became = await self._rereading.judge(who, said)
            if became == "judged":  # not what was said: the audit log is read by other readers
                await self._storage.staff.note(Entry(self._clock(), who, "judge", said.key[:8]))
        return onward("/reading", became)

    def _shown(self, row: LoggedQuestion | Planted) -> Shown:
        """As of the day it was asked. The log keeps which part was given, not its text."""
        engine = self._engine()
        day, changed = engine.today(row.asked_at), row.knowledge_version != engine.knowledge.version
        if isinstance(row, Planted):
            return Shown(row.shown, changed)
        reply = engine.respond(row.text, Conversation(town=row.town), day)
        if (reply.outcome, reply.topic, reply.facet) == ("answered", row.topic, row.facet):
            return Shown(reply.text, changed)
        try:
            return Shown(engine.show("/".join(filter(None, (row.topic, row.facet))), day).text, changed)
        except (UnknownOptionError, KeyError):
            return Shown("", changed)
