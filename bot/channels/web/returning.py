"""The page to which a private link leads: how far a question is. No cookie, no script, kept by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.browsing.headers import FRESH
from bot.core.errors import StorageError
from bot.core.place import local_minute
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from bot.channels.web.sheets import Sheets
    from bot.usecases.post.write_queue import WriteQueue
    from bot.usecases.tickets.returning import Returned, Returning

HOME = "/mine"
_PRIVATE = FRESH | {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
_STATUS = {"": 200, "gone": 404, "failing": 503}


class ReturningPages:
    """Answers requests that bring a private link."""

    def __init__(self, returning: Returning, keeping: WriteQueue, sheets: Sheets) -> None:
        self._returning = returning
        self._keeping = keeping
        self._sheets = sheets

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Every address."""
        return (Route(f"{HOME}/{{token}}", self.page),)

    async def page(self, request: Request) -> Response:
        """How far the question is; a kind word where the link leads nowhere."""
        token, problem = request.path_params["token"], ""
        found: Returned | None = None
        try:
            found = await self._keeping.read(lambda: self._returning.look(token))
            problem = "" if found else "gone"
        except StorageError:
            problem = "failing"
        title = message("returning.title", number=found.number) if found else message(f"returning.{problem}")
        viewing = self._sheets.viewing(request, f"{HOME}/{token}" if found else HOME)
        said = {"title": title, "description": "", "problem": problem}
        more = {"returned": found, "moment": local_minute}
        return HTMLResponse(
            self._sheets.fill("returning.html", viewing, **said, **more), _STATUS[problem], _PRIVATE
        )
