"""A poster: the address as a picture that a phone's camera reads, with a sentence beside it."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from bot.browsing.codes import code
from bot.channels.web.display import Display
from bot.messages import message

if TYPE_CHECKING:
    from bot.channels.web.templating import Templates


def is_reached_here_only(address: str) -> bool:
    """Whether an address leads nowhere from another's phone: this machine, or the network of a house.

    >>> is_reached_here_only("http://127.0.0.1:8000/"), is_reached_here_only("https://policy.example.org")
    (True, False)
    """
    host = (urlsplit(address).hostname or "").rstrip(".").lower()
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".lan", ".internal"))


def poster(templates: Templates, address: str, town: str = "") -> Markup:
    """An SVG of the size of a sheet of A4.

    Args:
        templates: the picture's own among them.
        address: what the code leads to.
        town: for whom it is hung up; empty: for everybody.
    """
    shown = code(address, printed=True)
    for_whom = message("poster.town", town=town) if town else message("poster.everybody")
    svg = templates.page(
        "poster.svg",
        Display(),
        side=shown.side,
        path=shown.path,
        address=address.rstrip("/"),
        for_whom=for_whom,
    )
    return Markup(svg)  # noqa: S704  # made of a template that escapes
