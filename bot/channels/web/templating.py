"""Makes HTML: the templates beside this module, in the visitor's characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.browsing.templating import HTMX, ICON, Folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.web.display import Display

_FILES = "style.css", "pages.css", "chat.js", HTMX, ICON, "share.png"


class Templates(Folder):
    """The pages, and the files that they load."""

    def __init__(self, traditional: Callable[[str], str]) -> None:
        """Reads all of them.

        Args:
            traditional: writes a text in traditional characters.
        """
        super().__init__("bot.channels.web", "/static", _FILES, based="style.css")
        self._traditional = traditional

    def page(self, name: str, display: Display, **values: object) -> str:
        """A page, filled in."""
        html = self.render(name, {"display": display, **values})
        return self._traditional(html) if display.traditional else html
