"""How a visitor wants to read: which characters, how large. Kept in a cookie, changed by plain links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

COOKIE = "policybot-display"


@dataclass(frozen=True, slots=True)
class Display:
    """One way to read."""

    traditional: bool = False
    large: bool = False

    @property
    def language(self) -> str:
        """As HTML names it."""
        return "zh-Hant" if self.traditional else "zh-Hans"

    def cookie(self) -> str:
        """As the cookie has it: words with a full stop between them.

        >>> Display(traditional=True, large=True).cookie()
        'hant.large'
        """
        return ".".join((("hant",) if self.traditional else ()) + (("large",) if self.large else ()))


def display_of(request: Request) -> Display:
    """What the visitor has chosen."""
    words = request.cookies.get(COOKIE, "").split(".")
    return Display("hant" in words, "large" in words)


def changed(display: Display, wanted: str) -> Display:
    """The display after a link was followed; an unknown one changes nothing.

    >>> changed(Display(), "large")
    Display(traditional=False, large=True)
    """
    match wanted:
        case "hant" | "hans":
            return replace(display, traditional=wanted == "hant")
        case "large" | "normal":
            return replace(display, large=wanted == "large")
        case _:
            return display
