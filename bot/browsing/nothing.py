"""What is answered where there is nothing, or where something broke: a small page, or JSON to programs."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.browsing.headers import FRESH
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection

    from jinja2 import Template
    from starlette.requests import Request

Kind = Literal["missing", "mishap"]
_STATUS = {"missing": 404, "mishap": 500}
_PLACES = ("/console", "/")
"""From where one may go on; the nearest is offered."""
_MORE = " main { padding: 2rem 1rem; } p { margin-top: 1rem; }"


def nothing(request: Request, kind: Kind, known: Collection[str]) -> Response:
    """The response: JSON where it is spoken, else a page that stands alone.

    Args:
        request: what was asked for.
        kind: whether there is nothing there, or it broke.
        known: the addresses that there are.
    """
    title, what = message(f"nothing.{kind}"), message(f"nothing.{kind}_what")
    if _speaks_json(request):
        return JSONResponse({"error": f"{title}。{what}"}, _STATUS[kind], FRESH)
    path = f"{request.url.path}/"
    home = next((each for each in _PLACES if each in known and path.startswith(f"{each.rstrip('/')}/")), "")
    way = message("nothing.console" if home == "/console" else "nothing.home")
    html = _template().render(title=title, what=what, home=home, way=way, style=Markup(_style()))  # noqa: S704
    return HTMLResponse(html, _STATUS[kind], FRESH | {"Content-Security-Policy": _policy()})


def _speaks_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    asked = "json" in accepted and "html" not in accepted
    sent = request.headers.get("content-type", "").startswith("application/json")
    return asked or sent or request.url.path.endswith(".json")


@cache
def _template() -> Template:
    loader = PackageLoader("bot.browsing")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("nothing.html")


@cache
def _style() -> str:
    """In the page itself: whoever has nothing else here has no address for a file of it either."""
    return (resources.files("bot.browsing") / "static" / "base.css").read_text(encoding="utf-8") + _MORE


@cache
def _policy() -> str:
    digest = b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"{FRESH['Content-Security-Policy']}; style-src 'sha256-{digest}'"
