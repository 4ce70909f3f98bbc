"""The first page: the day, and the figures of a longer time with their charts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.console import charts
from bot.console.guarding import Address
from bot.core.desk.workdays import PLACE
from bot.usecases.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.ports.staff import Member
    from bot.usecases.auditing import Auditing
    from bot.usecases.figures import Figures
    from bot.usecases.naming import Naming
    from bot.usecases.staff_seat import Seat

SPANS = (7, 30, 90, 365)
"""Days that may be looked at together."""
USUAL = 30


class Charts(NamedTuple):
    """What is drawn."""

    days: charts.Days
    topics: charts.Bars
    towns: charts.Bars


class Dashboard:
    """The first page and its pictures."""

    def __init__(
        self,
        seat: Callable[[Member], Seat],
        rendering: Rendering,
        storage: Storage,
        auditing: Auditing,
        naming: Callable[[], Naming],
        clock: Clock,
    ) -> None:
        self._seat = seat
        self._rendering = rendering
        self._storage = storage
        self._auditing = auditing
        self._naming = naming
        self._clock = clock

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("", self.today),
            Address("/charts/days.svg", self.days),
            Address("/charts/topics.svg", self.topics),
            Address("/charts/towns.svg", self.towns),
        )

    async def today(self, visit: Visit) -> Response:
        """The numbers, each for itself; of a reviewer's towns alone where a reviewer looks."""
        today, found = await self._seat(visit.who).today(), await self._figures(visit)
        return self._rendering.page(
            visit,
            "today.html",
            today=today,
            counts=today.asked.by_outcome,
            figures=found,
            charts=self._drawn(found),
            audited=await self._auditing.lately(visit.who.standing.scope),
            days=_span(visit),
            spans=SPANS,
            names=self._naming(),
        )

    async def days(self, visit: Visit) -> Response:
        """Questions by day and outcome, as a picture of its own."""
        return self._picture("days", self._drawn(await self._figures(visit)).days)

    async def topics(self, visit: Visit) -> Response:
        """What was asked about most, as a picture of its own."""
        return self._picture("topics", self._drawn(await self._figures(visit)).topics)

    async def towns(self, visit: Visit) -> Response:
        """Where was asked, as a picture of its own."""
        return self._picture("towns", self._drawn(await self._figures(visit)).towns)

    async def _figures(self, visit: Visit) -> Figures:
        today = self._clock().astimezone(PLACE).date()
        since = today - timedelta(days=_span(visit) - 1)
        return await figures(self._storage, since, today, visit.who.standing.scope)

    def _drawn(self, found: Figures) -> Charts:
        names = self._naming()
        towns = [(names.town(town), counted.asked) for town, counted in found.towns.items()]
        topics = [(names.topic(topic), count) for topic, count in found.topics]
        return Charts(charts.days(found.days), charts.bars(topics), charts.bars(towns))

    def _picture(self, name: str, chart: charts.Days | charts.Bars) -> Response:
        template = "days.svg" if isinstance(chart, charts.Days) else "bars.svg"
        return self._rendering.picture(template, f"{name}.svg", chart=chart)


def _span(visit: Visit) -> int:
    given = visit.asked("days")
    return next((each for each in SPANS if str(each) == given), USUAL)
