"""The public figures: a page, and the same as open data. Nobody's words are in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.browsing.charts import months
from bot.browsing.headers import SAFE
from bot.channels.web.opendata import ALL, OTHERS, UNSAID, areas, as_json, rows, table
from bot.core.errors import StorageError
from bot.core.place import local_minute
from bot.messages import message, message_table
from bot.usecases.reporting.openness import LASTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from bot.channels.web.sheets import Sheets
    from bot.core.engine import Engine
    from bot.usecases.reporting.lately import Found
    from bot.usecases.reporting.openness import Month, Openness

HOME = "/openness"
_LATELY = SAFE | {"Cache-Control": "public, max-age=300", "Vary": "Cookie"}
_FAILING = SAFE | {"Cache-Control": "no-store"}


class OpennessPages:
    """Answers requests for figures."""

    def __init__(self, openness: Openness, engine: Callable[[], Engine], sheets: Sheets) -> None:
        """Nothing is counted yet.

        Args:
            openness: counts.
            engine: gives the engine of the moment, which names towns.
            sheets: makes pages.
        """
        self._openness = openness
        self._engine = engine
        self._sheets = sheets

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Every address."""
        return (
            Route(HOME, self.page),
            Route(f"{HOME}.csv", self.csv),
            Route(f"{HOME}.json", self.json),
        )

    async def page(self, request: Request) -> Response:
        """The figures, one month in full: the one asked for, else the last that is over."""
        viewing = self._sheets.viewing(request, HOME)
        said = {"title": message("openness.title"), "description": message("openness.description")}
        try:
            found = await self._openness.months()
        except StorageError:
            html = self._sheets.fill("openness.html", viewing, **said, months=None)
            return HTMLResponse(html, 503, _FAILING)
        chosen = _chosen(found.what, request.query_params.get("month", ""))
        html = self._sheets.fill(
            "openness.html",
            viewing,
            **said,
            months=found.what,
            counted_at=local_minute(found.at),
            minutes=int(LASTS.total_seconds() // 60),
            month=chosen,
            areas=[(self._name(area), counted) for area, counted in areas(chosen)] if chosen else [],
            least=self._openness.least,
            chart=months({each.first: each.outcomes for each in reversed(found.what)}),
            alt=message("openness.chart"),
            layers=message_table("layers"),
        )
        return HTMLResponse(html, headers=_LATELY)

    async def csv(self, request: Request) -> Response:  # noqa: ARG002  # as the router has it
        """A table that Excel opens as it is."""
        return await self._data(lambda found: table(self._rows(found)), "csv", "text/csv; charset=utf-8")

    async def json(self, request: Request) -> Response:  # noqa: ARG002  # as the router has it
        """The same for programs."""
        return await self._data(self._as_json, "json", "application/json")

    async def _data(
        self, write: Callable[[Found[tuple[Month, ...]]], str], kind: str, media: str
    ) -> Response:
        try:
            found = await self._openness.months()
        except StorageError:
            return Response(json.dumps({"error": "unavailable"}), 503, _FAILING, "application/json")
        named = {"Content-Disposition": f'inline; filename="openness.{kind}"'}
        return Response(write(found), headers=_LATELY | named, media_type=media)

    def _as_json(self, found: Found[tuple[Month, ...]]) -> str:
        about = {"counted_at": found.at.isoformat(), "least_people": self._openness.least}
        return as_json(self._rows(found), about)

    def _rows(self, found: Found[tuple[Month, ...]]) -> list[Mapping[str, object]]:
        return list(rows(found.what, self._name))

    def _name(self, area: str) -> str:
        if area in (ALL, OTHERS, UNSAID):
            return message(f"openness.areas.{area}")
        knowledge = self._engine().knowledge
        return knowledge[area].title if area in knowledge else area


def _chosen(found: Sequence[Month], wanted: str) -> Month | None:
    asked_for = (each for each in found if f"{each.first:%Y-%m}" == wanted)
    over = (each for each in found if each.complete)
    return next(asked_for, None) or next(over, None) or next(iter(found), None)
