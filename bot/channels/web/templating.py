"""Makes HTML: the templates beside this module, everything in them escaped, in the visitor's characters."""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.web.display import Display

FILES = {
    "style.css": "text/css; charset=utf-8",
    "pages.css": "text/css; charset=utf-8",
    "chat.js": "text/javascript; charset=utf-8",
    "htmx-2.0.11.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "share.png": "image/png",
}


class Templates:
    """The pages, and the files that they load."""

    def __init__(self, traditional: Callable[[str], str]) -> None:
        """Reads all of them.

        Args:
            traditional: writes a text in traditional characters.
        """
        self._traditional = traditional
        folder = resources.files("bot.channels.web") / "static"
        self.files = {name: (folder / name).read_bytes() for name in FILES}
        self._environment = Environment(
            loader=PackageLoader("bot.channels.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["file"] = self.address

    def page(self, name: str, display: Display, **values: object) -> str:
        """A page, filled in."""
        html = self._environment.get_template(name).render(display=display, **values)
        return self._traditional(html) if display.traditional else html

    def address(self, name: str) -> str:
        """Of a file; with a digest of the content, so that a browser may keep it for ever."""
        return f"/static/{name}?{hashlib.sha256(self.files[name]).hexdigest()[:12]}"
