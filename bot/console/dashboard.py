"""The first page: the day, and the figures of a longer time with their charts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.browsing import charts
from bot.console.guarding import Address
from bot.core.place import local_day
from bot.messages import message, message_table
from bot.usecases.reporting.auditing import Audited
from bot.usecases.reporting.figures import Figures, figures
from bot.usecases.reporting.lately import Lately

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.ports.staff import Member
    from bot.usecases.reporting.auditing import Auditing
    from bot.usecases.reporting.lately import Found
    from bot.usecases.reporting.naming import Naming
    from bot.usecases.staff.seat import Seat

SPANS = (7, 30, 90, 365)
"""Days that may be looked at together."""
USUAL = 30
FRESH = timedelta(minutes=2)
"""How old figures may be: they are counted once for all who look meanwhile."""


class Charts(NamedTuple):
    """What is drawn."""

    days: charts.Columns
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
        self._figures_of = Lately[Figures](FRESH, clock)
        self._audited_of = Lately[Audited](FRESH, clock)

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
        scope = visit.who.standing.scope
        audited = await self._audited_of.get(scope, lambda: self._auditing.lately(scope))
        return self._rendering.page(
            visit,
            "today.html",
            today=today,
            counts=today.asked,
            figures=found.what,
            figures_at=found.at,
            minutes=int(FRESH.total_seconds() // 60),
            charts=self._drawn(found.what),
            alt_of=_alt,
            layers=message_table("layers"),
            audited=audited.what,
            days=_span(visit),
            spans=SPANS,
            names=self._naming(),
        )

    async def days(self, visit: Visit) -> Response:
        """Questions by day and outcome, as a picture of its own."""
        return self._picture("days", self._drawn((await self._figures(visit)).what).days)

    async def topics(self, visit: Visit) -> Response:
        """What was asked about most, as a picture of its own."""
        return self._picture("topics", self._drawn((await self._figures(visit)).what).topics)

    async def towns(self, visit: Visit) -> Response:
        """Where was asked, as a picture of its own."""
        return self._picture("towns", self._drawn((await self._figures(visit)).what).towns)

    async def _figures(self, visit: Visit) -> Found[Figures]:
        today = local_day(self._clock())
        since = today - timedelta(days=_span(visit) - 1)
        scope = visit.who.standing.scope

        async def count() -> Figures:
            return await figures(self._storage, since, today, scope)

        return await self._figures_of.get((since, today, scope), count)

    def _drawn(self, found: Figures) -> Charts:
        names = self._naming()
        towns = [(names.town(town), counted.asked) for town, counted in found.towns.items()]
        topics = [(names.topic(topic), count) for topic, count in found.topics]
        return Charts(charts.days(found.days), charts.bars(topics), charts.bars(towns))

    def _picture(self, name: str, chart: charts.Columns | charts.Bars) -> Response:
        if isinstance(chart, charts.Bars):
            return self._rendering.picture("bars.svg", f"{name}.svg", chart=chart)
        given = {"chart": chart, "alt": _alt(chart), "layers": message_table("layers")}
        return self._rendering.picture("columns.svg", f"{name}.svg", **given)


def _alt(chart: charts.Columns) -> str:
    return message("console.weekly_chart" if chart.weekly else "console.daily_chart")


def _span(visit: Visit) -> int:
    given = visit.asked("days")
    return next((each for each in SPANS if str(each) == given), USUAL)
