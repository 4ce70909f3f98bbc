"""What all pages but the chat have in common: where they stand, what day it is, how they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.web.display import display_of
from bot.channels.web.places import OnServer
from bot.channels.web.publishing import Viewing, fill
from bot.core.engine import Engine

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.channels.web.templating import Templates
    from bot.ports import Clock


class Sheets:
    """Makes pages for requests."""

    def __init__(self, templates: Templates, clock: Clock, base: str) -> None:
        """Makes none yet.

        Args:
            templates: the pages.
            clock: tells the day.
            base: scheme and host under which people find the pages; empty: as they were asked for.
        """
        self._templates = templates
        self._clock = clock
        self._base = base.rstrip("/")

    def viewing(self, request: Request, address: str) -> Viewing:
        """How a request looks at the page with this address."""
        return Viewing(address, Engine.today(self._clock()), self.place(request), display_of(request))

    def place(self, request: Request) -> OnServer:
        """Where pages stand for whoever asks."""
        base = self._base or f"{request.url.scheme}://{request.url.netloc}"
        return OnServer(base, self._templates.address)

    def fill(self, template: str, viewing: Viewing, **values: object) -> str:
        """A page from its template, with what every page has."""
        return fill(self._templates, template, viewing, **values)
