"""The knowledge base to look through: topics by folder, a topic as people see it, what `check` says of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from bot.console.guarding import Address
from bot.core.errors import WorkshopError
from bot.ports.bench import Survey
from bot.usecases.curating.background import Background
from bot.usecases.curating.shelves import MARKS, documents, listed, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic
    from bot.ports import Clock
    from bot.ports.bench import Bench

LONGEST = 100
"""Characters of a search."""


class KnowledgePages:
    """Pages of the knowledge base."""

    def __init__(
        self, rendering: Rendering, engine: Callable[[], Engine], bench: Bench | None, clock: Clock
    ) -> None:
        self._rendering = rendering
        self._engine = engine
        self._bench = bench
        self._clock = clock
        self._surveys: Background[Survey] = Background()

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (Address("/knowledge", self.topics), Address("/knowledge/{topic}", self.topic))

    async def topics(self, visit: Visit) -> Response:
        """Every topic by folder, or those that a search finds, or of which there is something to say."""
        engine, today = self._engine(), self._engine().today(self._clock())
        given, mark = visit.asked("q")[:LONGEST], visit.asked("mark")
        survey, failed = self._survey(engine, today)
        found = listed(engine, today, given, drafts=visit.who.standing.may("curate"))
        faults = Counter(each.topic for each in survey.problems) if survey else Counter()
        if mark in MARKS:
            found = [each for each in found if mark in each.marks]
        elif mark == "faulty":
            found = [each for each in found if faults[each.topic.id]]
        return self._rendering.page(
            visit,
            "knowledge.html",
            folders=[(name, list(each)) for name, each in groupby(found, key=lambda each: each.folder)],
            count=len(found),
            marks=MARKS,
            chosen={"q": given, "mark": mark},
            survey=survey,
            failed=failed,
            faults=faults,
            others=[each for each in survey.problems if each.topic is None] if survey else (),
            version=engine.knowledge.version,
            has_drafts=self._bench is not None,
        )

    async def topic(self, visit: Visit) -> Response:
        """One topic: every part as people see it on a day, its documents, its golden utterances."""
        engine, today = self._engine(), self._engine().today(self._clock())
        found = self._found(engine, visit)
        if found is None:
            return self._rendering.refused(visit, "missing", 404)
        day = visit.day("on") or today
        survey, failed = self._survey(engine, today)
        (own,) = (each for each in listed(engine, today, found.id, drafts=True) if each.topic.id == found.id)
        return self._rendering.page(
            visit,
            "topic.html",
            topic=found,
            own=own,
            parts=await asyncio.to_thread(lambda: list(shown(engine, found, day))),
            documents=documents(found, day),
            day=day,
            today=today,
            survey=survey,
            failed=failed,
            problems=[each for each in survey.problems if each.topic == found.id] if survey else (),
            trials=survey.trials.get(found.id, ()) if survey else (),
            related=[engine.knowledge[each] for each in found.related if each in engine.knowledge],
        )

    def _found(self, engine: Engine, visit: Visit) -> Topic | None:
        topic = engine.knowledge.by_id.get(visit.named("topic"))
        hidden = topic is not None and topic.status == "draft" and not visit.who.standing.may("curate")
        return None if hidden else topic

    def _survey(self, engine: Engine, today: date) -> tuple[Survey | None, str]:
        """What is known of the running version, or why it is not."""
        bench = self._bench
        if bench is None:
            return Survey(), ""
        try:
            return self._surveys.look(engine.knowledge.version, lambda: bench.survey(today)), ""
        except WorkshopError as error:
            return None, str(error)
