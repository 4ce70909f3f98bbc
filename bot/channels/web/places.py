"""Where a page stands: on the server, or in a folder of files that works without one."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Place(Protocol):
    """Knows how a page leads to others."""

    def link(self, address: str) -> str:
        """What a link to the page with this address says."""

    def file(self, name: str) -> str:
        """The address of a file that pages load."""

    def whole(self, address: str) -> str:
        """The page's address for who is elsewhere; empty where the site has none."""

    def picture(self, name: str) -> str:
        """The address of a file for who is elsewhere."""

    @property
    def chat(self) -> str:
        """Where one can ask; empty where one cannot."""

    @property
    def live(self) -> bool:
        """Whether a program answers there: searches, changes how pages read."""


@dataclass(frozen=True, slots=True)
class OnServer:
    """Pages as the program serves them."""

    base: str
    """Scheme and host."""
    named: Callable[[str], str]
    """The address of a file, changed by its content."""
    live: bool = True

    @property
    def chat(self) -> str:
        """The chat page."""
        return "/"

    def link(self, address: str) -> str:
        """As it is."""
        return address

    def file(self, name: str) -> str:
        """As the server has it."""
        return self.named(name)

    def whole(self, address: str) -> str:
        """With scheme and host."""
        return self.base + address

    def picture(self, name: str) -> str:
        """With scheme and host."""
        return self.base + self.file(name)


@dataclass(frozen=True, slots=True)
class InFolder:
    """Pages as files, linked to each other relatively.

    >>> InFolder("/policy/a", "").link("/policies"), InFolder("/policies", "").link("/policy/a")
    ('../index.html', 'policy/a.html')
    """

    here: str
    """Address of the page that is made."""
    base: str
    """Where the folder will be found; empty: nobody knows."""
    chat: str = ""
    """Address of the chat page."""
    live: bool = False

    def link(self, address: str) -> str:
        """From file to file."""
        page, hash_, anchor = address.partition("#")
        return self._from_here(file_of(page)) + hash_ + anchor

    def file(self, name: str) -> str:
        """Beside the pages."""
        return self._from_here(f"static/{name}")

    def whole(self, address: str) -> str:
        """Below the base, if there is one."""
        return f"{self.base}/{file_of(address)}" if self.base else ""

    def picture(self, name: str) -> str:
        """Below the base, or else relative."""
        return f"{self.base}/static/{name}" if self.base else self.file(name)

    def _from_here(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(file_of(self.here)) or ".")


def file_of(address: str) -> str:
    """The file in which a page stands.

    >>> file_of("/policies"), file_of("/policies/expiring/60")
    ('index.html', 'policies/expiring/60.html')
    """
    return "index.html" if address == "/policies" else f"{address.strip('/')}.html"
