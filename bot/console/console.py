"""Puts the console together."""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import SystemRandom
from typing import TYPE_CHECKING

from starlette.routing import Route

from bot.console.amendments import AmendmentPages
from bot.console.asking import AskingPages
from bot.console.dashboard import Dashboard
from bot.console.guarding import Guard
from bot.console.knowledge import KnowledgePages
from bot.console.questions import QuestionPages
from bot.console.queueing import QueuePages
from bot.console.reading import ReadingPages
from bot.console.rendering import HOME, Rendering
from bot.console.sign_in_pages import SignInPages
from bot.console.staff_pages import StaffPages
from bot.console.tickets import TicketPages
from bot.usecases.reporting.auditing import Auditing
from bot.usecases.reporting.naming import Naming
from bot.usecases.reporting.planting import Planting
from bot.usecases.reporting.rereading import Rereading
from bot.usecases.reporting.sampling import Sampling
from bot.usecases.staff.seat import Seat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from bot.console.guarding import Address
    from bot.console.questions import WriteCsv
    from bot.core.engine import Engine
    from bot.ports import Clock
    from bot.ports.bench import Bench
    from bot.ports.staff import Member
    from bot.usecases.curating.amending import Amending
    from bot.usecases.staff.accounts import Accounts
    from bot.usecases.staff.authentication import Authentication
    from bot.usecases.tickets.desk import Desk


@dataclass(frozen=True, slots=True)
class Parts:
    """What the console works with."""

    desk: Desk
    accounts: Accounts
    signing: Authentication
    engine: Callable[[], Engine]
    """Gives the engine of the moment."""
    write_csv: WriteCsv
    clock: Clock
    secret: bytes = field(repr=False)
    planted: int = 0
    """Errors planted at most among the answers of a week that are read again."""
    bench: Bench | None = None
    """Computes about the knowledge base; None: nothing that takes long is told of it."""
    amending: Amending | None = None
    """What becomes of drafts; None: there are none."""
    address: str = ""
    """Scheme and host under which people find the console; empty: as they ask for it."""


class Console:
    """The console in a browser."""

    def __init__(self, parts: Parts) -> None:
        """Its routes answer as soon as the port listens."""
        self._rendering = Rendering()
        self._guard = Guard(parts.signing, self._rendering, parts.secret)

        def seat(member: Member) -> Seat:
            return Seat(member, parts.desk, parts.clock)

        def naming() -> Naming:
            return Naming(parts.engine())

        desk, teams = parts.desk, parts.desk.teams
        auditing = Auditing(desk.storage, parts.clock)
        planting = Planting(parts.engine, parts.planted, SystemRandom())
        sampling = Sampling(desk.storage, planting, parts.clock)
        rereading = Rereading(desk.storage, parts.secret, parts.clock)
        shared = parts.accounts, parts.signing
        self.addresses: Sequence[Address] = (
            *SignInPages(*shared, self._guard, self._rendering).addresses,
            *Dashboard(seat, self._rendering, desk.storage, auditing, naming, parts.clock).addresses,
            *ReadingPages(
                self._rendering, desk.storage, sampling, rereading, parts.engine, parts.clock
            ).addresses,
            *QueuePages(seat, self._rendering, teams, parts.clock).addresses,
            *TicketPages(seat, self._rendering, teams, naming, parts.clock).addresses,
            *QuestionPages(
                seat, self._rendering, parts.engine, naming, parts.write_csv, parts.clock
            ).addresses,
            *self._knowledge(parts, naming),
            *StaffPages(seat, self._rendering, desk, *shared, parts.clock, parts.address).addresses,
        )

    def _knowledge(self, parts: Parts, naming: Callable[[], Naming]) -> Sequence[Address]:
        """Pages about what is answered from."""
        bench, amending = parts.bench, parts.amending
        pages = KnowledgePages(self._rendering, parts.engine, bench, parts.clock).addresses
        asking = AskingPages(self._rendering, parts.engine, naming, amending, bench, parts.clock).addresses
        if amending is None:
            return (*pages, *asking)
        return (*pages, *asking, *AmendmentPages(self._rendering, amending, parts.engine).addresses)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """What the HTTP port has to answer."""
        return (*map(self._guard.route, self.addresses), Route(f"{HOME}/static/{{name}}", self._file))

    async def _file(self, request: Request) -> Response:
        return self._rendering.file(request.path_params["name"])
