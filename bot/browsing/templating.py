"""Makes HTML from templates, everything in them escaped, and has the files that pages load."""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
HTMX, ICON = "htmx-2.0.11.min.js", "icon.svg"
"""Files that lie here, for everybody's pages."""
_HERE = resources.files("bot.browsing") / "static"


class Folder:
    """The templates of a package, and the files that they load."""

    def __init__(self, package: str, where: str, names: tuple[str, ...], based: str) -> None:
        """Reads all of them.

        Args:
            package: has `templates` and `static`; pictures that others draw, too, are found here.
            where: address under which the files are found.
            names: of the files; what the package does not have is found here.
            based: the stylesheet that begins with what all pages share.
        """
        self._where = where
        own = resources.files(package) / "static"
        self.files: Mapping[str, bytes] = {
            name: ((own if (own / name).is_file() else _HERE) / name).read_bytes() for name in names
        } | {based: (_HERE / "base.css").read_bytes() + (own / based).read_bytes()}
        self._environment = Environment(
            loader=ChoiceLoader([PackageLoader(package), PackageLoader("bot.browsing")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["file"] = self.address

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """A page, filled in."""
        return self._environment.get_template(name).render(**values)

    def address(self, name: str) -> str:
        """Of a file; with a digest of the content, so that a browser may keep it for ever."""
        return f"{self._where}/{name}?{hashlib.sha256(self.files[name]).hexdigest()[:12]}"

    def kind(self, name: str) -> str:
        """The media type of a file."""
        return KINDS[name[name.rindex(".") :]]
