"""The box to ask in: the reply as a person gets it and why, of the running knowledge base and of a draft."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.console.guarding import Address
from bot.core.errors import WorkshopError
from bot.messages import message
from bot.usecases.curating.explaining import explained, hear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.engine import Engine
    from bot.ports import Clock
    from bot.ports.amending import Amendment
    from bot.ports.bench import Bench, Heard
    from bot.usecases.curating.amending import Amending
    from bot.usecases.curating.explaining import Explanation
    from bot.usecases.reporting.naming import Naming

LONGEST = 500
"""Characters of what is asked here."""
PATIENCE = 20.0
"""Seconds that somebody waits until others who ask here are done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one version of the knowledge base makes of it."""

    version: str
    """What people call it."""
    heard: Heard | None = None
    why: Explanation | None = None
    problem: str = ""
    """Why there is no answer."""


class AskingPages:
    """The page with the box."""

    def __init__(
        self,
        rendering: Rendering,
        engine: Callable[[], Engine],
        naming: Callable[[], Naming],
        amending: Amending | None,
        bench: Bench | None,
        clock: Clock,
    ) -> None:
        self._rendering = rendering
        self._engine = engine
        self._naming = naming
        self._amending = amending
        self._bench = bench
        self._clock = clock
        self._turn = asyncio.Semaphore()  # one at a time: people who ask the bot come first

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (Address("/ask", self.box), Address("/ask", self.ask, method="POST"))

    async def box(self, visit: Visit) -> Response:
        """The box, empty."""
        return await self._shown(visit, ())

    async def ask(self, visit: Visit) -> Response:
        """The box with what was asked, and the answers."""
        text, before = visit.sent("text"), visit.sent("before")
        if (count := max(len(text), len(before))) > LONGEST:
            return await self._shown(visit, (), message("console.text_long", most=LONGEST, count=count))
        if not text:
            return await self._shown(visit, (), message("console.ask.nothing"))
        context = [before] if before else []
        answers = [await self._running(text, context)]
        draft = next((each for each in await self._drafts(visit) if each.name == visit.sent("draft")), None)
        if draft is not None:
            answers.append(await self._drafted(draft, text, context))
        return await self._shown(visit, answers)

    async def _running(self, text: str, context: Sequence[str]) -> Answer:
        engine, version = self._engine(), message("console.ask.running")
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turn.acquire()
        except TimeoutError:
            return Answer(version, problem=message("console.ask.busy"))
        try:
            given = engine, text, context, engine.today(self._clock())
            return self._worded(version, await asyncio.to_thread(hear, *given))
        finally:
            self._turn.release()

    async def _drafted(self, draft: Amendment, text: str, context: Sequence[str]) -> Answer:
        version = message("console.ask.draft", name=draft.name)
        if self._bench is None:
            return Answer(version, problem=message("console.ask.unproved"))
        today = self._engine().today(self._clock())
        try:
            asked = self._bench.hear(draft, text, context, today)
            heard = await asyncio.wait_for(asked, PATIENCE)
        except TimeoutError:
            return Answer(version, problem=message("console.ask.busy"))
        except WorkshopError as error:
            return Answer(version, problem=str(error))
        if heard is None:
            return Answer(version, problem=message("console.ask.unproved"))
        return self._worded(version, heard)

    def _worded(self, version: str, heard: Heard) -> Answer:
        return Answer(version, heard, explained(heard, self._naming().option))

    async def _drafts(self, visit: Visit) -> Sequence[Amendment]:
        if self._amending is None or not visit.who.standing.may("curate"):
            return ()
        return await self._amending.amendments.list()

    async def _shown(self, visit: Visit, answers: Sequence[Answer], problem: str = "") -> Response:
        return self._rendering.page(
            visit,
            "ask.html",
            422 if problem else 200,
            answers=answers,
            drafts=await self._drafts(visit),
            typed={name: visit.sent(name) for name in ("text", "before")},
            draft=visit.sent("draft") or visit.asked("draft"),
            longest=LONGEST,
            problem=problem,
            names=self._naming(),
        )
