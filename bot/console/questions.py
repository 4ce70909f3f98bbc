"""The question log with its search and export, and the story of one question."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any, get_args

from starlette.responses import Response

from bot.browsing.headers import FRESH
from bot.console.guarding import Address
from bot.core.conversing import Conversation
from bot.core.desk.tickets import OFFICE
from bot.core.outcomes import OutcomeName
from bot.core.place import PLACE
from bot.messages import message_table
from bot.ports.questions import QuestionFilter

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.engine import Engine
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reading
    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion
    from bot.ports.staff import Member
    from bot.usecases.reporting.naming import Naming
    from bot.usecases.staff.seat import Seat

    WriteCsv = Callable[..., Awaitable[None]]

PAGE, MOST = 50, 500
"""Questions shown at first, and at most."""
EXPORTED = 50_000
"""Rows of an export at most; who wants more takes months one by one."""
OUTCOMES: tuple[OutcomeName, ...] = get_args(OutcomeName)


@dataclass(frozen=True, slots=True)
class Matched:
    """What the engine of today makes of a question."""

    reading: Reading
    decision: Decision
    reply: str


class QuestionPages:
    """Pages of the question log."""

    def __init__(
        self,
        seat: Callable[[Member], Seat],
        rendering: Rendering,
        engine: Callable[[], Engine],
        naming: Callable[[], Naming],
        write: WriteCsv,
        clock: Clock,
    ) -> None:
        self._seat = seat
        self._rendering = rendering
        self._engine = engine
        self._naming = naming
        self._write = write
        self._clock = clock

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/questions", self.log),
            Address("/questions.csv", self.export, "export"),
            Address("/questions/{number}", self.story),
        )

    async def log(self, visit: Visit) -> Response:
        """The newest questions, by what was written, outcome, town and day."""
        seat, given = self._seat(visit.who), visit.asked("most")
        most = min(int(given), MOST) if given.isascii() and given.isdecimal() and len(given) < 5 else PAGE
        wanted = replace(_wanted(visit), limit=most + 1, newest_first=True)
        rows = await seat.questions(wanted)
        return self._rendering.page(
            visit,
            "questions.html",
            rows=rows[:most],
            more=min(most + PAGE, MOST) if len(rows) > most and most < MOST else 0,
            teams=seat.teams,
            outcomes=OUTCOMES,
            chosen={name: visit.asked(name) for name in ("text", "outcome", "town", "since", "until")},
            names=self._naming(),
            query=str(visit.request.url.query),
        )

    async def story(self, visit: Visit) -> Response:
        """One question: what was asked, what was matched, what came of it."""
        seat = self._seat(visit.who)
        row = await seat.question(visit.number)
        if row is None:
            return self._rendering.refused(visit, "missing", 404)
        return self._rendering.page(
            visit,
            "question.html",
            row=row,
            names=self._naming(),
            ticket=await seat.ticket_of(row),
            matched=await asyncio.to_thread(self._matched, row),
        )

    async def export(self, visit: Visit) -> Response:
        """The same rows as a table; that somebody took them is in the audit log."""
        seat, names, out = self._seat(visit.who), self._naming(), StringIO(newline="")
        wanted = replace(_wanted(visit), limit=EXPORTED)
        headings = {key: text for key, text in message_table("questions.headings").items() if key != "before"}
        await seat.note("export", detail=str(visit.request.url.query)[:500])
        await self._write(seat.stream(wanted), out, headings, names.readable)
        kept = {"Content-Disposition": 'attachment; filename="questions.csv"'}
        return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=FRESH | kept)

    def _matched(self, row: LoggedQuestion) -> Matched:
        engine = self._engine()
        conversation = Conversation(town=row.town)
        today = engine.today(self._clock())
        reply = engine.respond(row.text, conversation, today)
        decision = engine.decide(row.text, conversation, today)
        return Matched(engine.reader.read(row.text), decision, reply.text)


def _wanted(visit: Visit) -> QuestionFilter:
    """What the search form asks for; what makes no sense in it is not asked."""
    outcome, town, until = visit.asked("outcome"), visit.asked("town"), visit.day("until")
    values: dict[str, Any] = {
        "text": visit.asked("text")[:200],
        "since": _midnight(visit.day("since")),
    }
    if outcome in OUTCOMES:
        values["outcomes"] = (outcome,)
    if town:
        values["towns"] = (None if town == OFFICE else town,)
    if until is not None and until < date.max:
        values["until"] = _midnight(until + timedelta(days=1))  # the day named is included
    return QuestionFilter(**values)


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), PLACE).astimezone(UTC)
