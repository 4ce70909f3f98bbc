"""The addresses of the policy pages: every topic, the lists, the search. No cookie is set here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.browsing.headers import FRESH, SAFE
from bot.channels.web.indexing import robots, sitemap
from bot.channels.web.posters import is_reached_here_only, poster
from bot.channels.web.publishing import AHEAD, Publishing, Viewing
from bot.channels.web.searching import BusyError, Searching
from bot.channels.web.sheets import Sheets
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from bot.channels.web.templating import Templates
    from bot.core.engine import Engine
    from bot.ports import Clock

LONGEST = 200
"""Characters of what is searched for; more is a question for the chat."""
_STATUS = {"": 200, "long": 422, "busy": 503}
_DAILY = {"Cache-Control": "no-cache", "Vary": "Cookie"}


class PolicyPages:
    """Answers requests for what is published."""

    def __init__(self, engine: Callable[[], Engine], templates: Templates, clock: Clock, base: str) -> None:
        """Publishes the knowledge of the current engine.

        Args:
            engine: the current one, which finds what is searched for.
            templates: the pages.
            clock: tells the day.
            base: scheme and host under which people find the pages; empty: as they were asked for.
        """
        self._current = engine
        self._templates = templates
        self._take_up(engine())
        self._sheets = Sheets(templates, clock, base)

    def _take_up(self, engine: Engine) -> None:
        self._engine = engine
        self._publishing = Publishing(engine.knowledge, engine.language, self._templates)
        self._searching = Searching(engine)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Every address."""
        return (
            Route("/policies/expiring", self.expiring),
            Route("/policies", self.page),
            Route("/policies/{rest:path}", self.page),
            Route("/policy/{topic}", self.page),
            Route("/search", self.search),
            Route("/poster", self.poster),
            Route("/sitemap.xml", self.sitemap),
            Route("/robots.txt", self.robots),
        )

    async def page(self, request: Request) -> Response:
        """A page, as of today."""
        viewing = self._viewing(request, request.url.path)
        html = self._publishing.html(viewing)
        if html is None:
            named = {"title": message("pages.missing"), "description": ""}
            return HTMLResponse(self._publishing.render("missing.html", viewing, **named), 404, SAFE | _DAILY)
        return HTMLResponse(html, headers=SAFE | _DAILY)

    async def expiring(self, request: Request) -> Response:  # noqa: ARG002  # as the router has it
        """What runs out soon."""
        return RedirectResponse(f"/policies/expiring/{AHEAD[0]}", headers=SAFE)

    async def search(self, request: Request) -> Response:
        """What the engine finds; nothing of it is kept."""
        asked = request.query_params.get("q", "").replace("\x00", "").strip()
        viewing, found, problem = self._viewing(request, "/search"), None, ""
        if len(asked) > LONGEST:
            problem = "long"
        elif asked:
            try:
                found = await self._searching.find(asked, viewing.today)
            except BusyError:
                problem = "busy"
        html = self._publishing.render(
            "search.html",
            viewing,
            title=message("pages.search"),
            description="",
            q=asked,
            found=found,
            problem=message(f"pages.{problem}", most=LONGEST) if problem else "",
        )
        return HTMLResponse(html, _STATUS[problem], FRESH)

    async def poster(self, request: Request) -> Response:
        """A sheet to print and to hang up, with the address as a picture that a phone reads."""
        viewing, towns = self._viewing(request, "/poster"), self._engine.catalogue.towns
        town = next((each for each in towns if each.id == request.query_params.get("town")), None)
        address = viewing.place.whole("/")
        picture = poster(self._templates, address, town.label if town else "")
        named = {"title": message("pages.poster"), "description": ""}
        named["warning"] = (
            message("poster.here_only", address=address) if is_reached_here_only(address) else ""
        )
        html = self._publishing.render(
            "poster.html", viewing, **named, towns=towns, town=town, picture=picture
        )
        return HTMLResponse(html, headers=SAFE | _DAILY)

    async def sitemap(self, request: Request) -> Response:
        """Every page, for who indexes them."""
        self._be_current()
        text = sitemap(map(self._sheets.place(request).whole, self._publishing.addresses))
        return Response(text, media_type="application/xml", headers=SAFE | _DAILY)

    async def robots(self, request: Request) -> Response:
        """What may be indexed."""
        whole = self._sheets.place(request).whole
        return PlainTextResponse(robots(whole("/sitemap.xml")), headers=SAFE | _DAILY)

    def _viewing(self, request: Request, address: str) -> Viewing:
        self._be_current()
        return self._sheets.viewing(request, address)

    def _be_current(self) -> None:
        """Takes up the engine of the moment; to be asked for first by every page."""
        if (engine := self._current()) is not self._engine:
            self._take_up(engine)
