"""Letters as grey pixels: those that charts are written with, drawn once from a font.

`python -m tests.browser.lettering` makes the two files: `letters.png`, all of them side by side, and
`letters.txt`, a line for each with its width.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

from bot.drawing.png import decode

HEIGHT = 48
"""Pixels of a line."""
MISSING = "□"
"""Stands for what has not been drawn."""


class Letter(NamedTuple):
    """One letter."""

    width: int
    rows: tuple[bytes, ...]
    """How much ink each pixel has, 0–255, row by row."""


@cache
def letters() -> dict[str, Letter]:
    """All that there are."""
    place = resources.files("bot.drawing")
    width, height, pixels = decode(place.joinpath("letters.png").read_bytes())
    found, left = {}, 0
    for line in place.joinpath("letters.txt").read_text(encoding="utf-8").splitlines():
        letter, wide = line[0], int(line[2:])
        starts = range(left, left + width * height, width)
        found[letter] = Letter(wide, tuple(pixels[start : start + wide] for start in starts))
        left += wide
    return found


def spelled(text: str) -> list[Letter]:
    """The letters of a text; `MISSING` for each that there is not."""
    known = letters()
    return [known.get(each, known[MISSING]) for each in text]


def wide(text: str) -> int:
    """Pixels that a text takes."""
    return sum(each.width for each in spelled(text))
