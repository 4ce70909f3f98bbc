"""The frame of every page: who is signed in, where they may go, what is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.browsing.headers import FOR_EVER, FRESH
from bot.browsing.templating import HTMX, ICON, Folder
from bot.console.unsent import unsent_of
from bot.core.place import local_minute
from bot.messages import message, message_table

if TYPE_CHECKING:
    from datetime import datetime

    from bot.console.visits import Visit

HOME = "/console"
_FILES = "console.css", "keys.js", "counting.js", HTMX, ICON
_RETRIED = ("foreign", "storage", "mishap")
"""Refusals after which the same may be tried again as it is."""


class Rendering:
    """Makes responses."""

    def __init__(self) -> None:
        self._folder = Folder("bot.console", f"{HOME}/static", _FILES, based="console.css")

    def page(self, visit: Visit, name: str, status: int = 200, /, **values: object) -> Response:
        """A page, filled in."""
        shared = {
            "mark": visit.mark,
            "member": visit.member,
            "at": visit.request.url.path,
            "notice": message_table("console.notice").get(visit.asked("note"), ""),
            "problem": "",
            "unsent": None,
            "said": said,
            "moment": moment,
        }
        return HTMLResponse(self._folder.render(name, shared | values), status, FRESH)

    def picture(self, name: str, file: str, /, **values: object) -> Response:
        """A picture, filled in, that a browser shows and may save.

        Args:
            name: of the template.
            file: what it is called when it is saved.
            values: fill it in.
        """
        kept = {"Content-Disposition": f'inline; filename="{file}"'}
        svg = self._folder.render(name, {"said": said} | values)
        return Response(svg, media_type="image/svg+xml", headers=FRESH | kept)

    def refused(self, visit: Visit, key: str, status: int) -> Response:
        """A page that says only why there is nothing to see; what was written comes back with it."""
        given = {"unsent": unsent_of(visit.request, visit.fields), "retry": key in _RETRIED}
        return self.page(visit, "refused.html", status, problem=message(f"console.refused.{key}"), **given)

    def signed_out(self, visit: Visit) -> Response:
        """The form to sign in with, before that what was written is done."""
        unsent = unsent_of(visit.request, visit.fields)
        if unsent is None:
            return self.refused(visit, "foreign", 403)
        problem = message("console.refused.signed_out")
        return self.page(visit, "sign_in.html", 403, name="", unsent=unsent, problem=problem)

    def file(self, name: str) -> Response:
        """A file that the pages load."""
        if name not in self._folder.files:
            raise HTTPException(404)
        return Response(self._folder.files[name], media_type=self._folder.kind(name), headers=FOR_EVER)


def onward(path: str, notice: str = "") -> Response:
    """To a page of the console, by a request that may be repeated.

    Args:
        path: of ours, made by us: never one that somebody sent.
        notice: key of what is said there once.
    """
    return RedirectResponse(f"{HOME}{path}{'?note=' if notice else ''}{notice}", 303, FRESH)


def said(key: str, code: str) -> str:
    """What a code is called in messages; the code itself where it has no name."""
    return message_table(key).get(code, code)


def moment(at: datetime | None) -> str:
    """A moment in Jinjiang."""
    return local_minute(at) if at else ""
