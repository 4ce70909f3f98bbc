"""A poster: the address as a picture that a phone's camera reads, with a sentence beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

from bot.channels.web.display import Display
from bot.messages import message

if TYPE_CHECKING:
    from bot.channels.web.templating import Templates

QUIET = 4
"""Modules of white around the code, as its standard wants."""


def poster(templates: Templates, address: str, town: str = "") -> Markup:
    """An SVG of the size of a sheet of A4.

    Args:
        templates: the picture's own among them.
        address: what the code leads to.
        town: for whom it is hung up; empty: for everybody.
    """
    rows = [list(row) for row in segno.make_qr(address, error="q").matrix]
    squares = ((x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    path = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z" for x, y in squares)
    side = len(rows) + 2 * QUIET
    for_whom = message("poster.town", town=town) if town else message("poster.everybody")
    svg = templates.page(
        "poster.svg", Display(), side=side, path=path, address=address.rstrip("/"), for_whom=for_whom
    )
    return Markup(svg)  # noqa: S704  # made of a template that escapes
