"""Letters as grey pictures: those that charts are written with, drawn once from a font.

No system has to have Chinese fonts for that. `python -m tests.browser.lettering` makes the two files:
`letters.png`, all of them side by side, and `letters.txt`, a line for each with its width.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from PIL import Image

HEIGHT = 48
"""Pixels of a line."""
MISSING = "□"
"""Stands for what has not been drawn."""


@cache
def letters() -> dict[str, Image.Image]:
    """All that there are: how much ink each of their pixels has, 0–255, `HEIGHT` rows of them."""
    place = resources.files("bot.drawing")
    with place.joinpath("letters.png").open("rb") as file:
        sheet = Image.open(file).convert("L")
    found, left = {}, 0
    for line in place.joinpath("letters.txt").read_text(encoding="utf-8").splitlines():
        letter, across = line[0], int(line[2:])
        found[letter] = sheet.crop((left, 0, left + across, HEIGHT))
        left += across
    return found


def spelled(text: str) -> list[Image.Image]:
    """The letters of a text; `MISSING` for each that there is not."""
    known = letters()
    return [known.get(each, known[MISSING]) for each in text]


def wide(text: str) -> int:
    """Pixels that a text takes."""
    return sum(each.width for each in spelled(text))
