"""A sheet to draw on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from bot.drawing.letters import spelled, wide
from bot.drawing.png import encode

if TYPE_CHECKING:
    from bot.drawing.letters import Letter

Colour = tuple[int, int, int]
"""Red, green and blue, 0–255."""
WHITE: Colour = (255, 255, 255)


class Canvas:
    """White at first. What lies beyond its edges is not drawn."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._pixels = bytearray(bytes(WHITE) * (width * height))

    def box(self, left: int, top: int, width: int, height: int, colour: Colour) -> None:
        """Fills a rectangle."""
        left, right = max(left, 0), min(left + width, self._width)
        if right <= left:
            return
        row = bytes(colour) * (right - left)
        for y in range(max(top, 0), min(top + height, self._height)):
            start = (y * self._width + left) * 3
            self._pixels[start : start + len(row)] = row

    def write(
        self, text: str, x: int, top: int, colour: Colour, anchor: Literal["left", "middle", "right"] = "left"
    ) -> int:
        """Writes a text in one line, `letters.HEIGHT` high, on white; returns where it ends.

        Args:
            text: what is written.
            x: where its left, its middle or its right is.
            top: of the line.
            colour: of the letters.
            anchor: which of these.
        """
        left = x - {"left": 0, "middle": wide(text) // 2, "right": wide(text)}[anchor]
        for each in spelled(text):
            self._put(each, left, top, colour)
            left += each.width
        return left

    def _put(self, letter: Letter, left: int, top: int, colour: Colour) -> None:
        shades = _shades(colour)
        for y, row in enumerate(letter.rows[: max(self._height - top, 0)], top):
            for x, ink in enumerate(row, left):
                if ink and 0 <= x < self._width and y >= 0:
                    start = (y * self._width + x) * 3
                    self._pixels[start : start + 3] = shades[ink]

    def png(self) -> bytes:
        """The sheet as a file."""
        return encode(self._width, self._height, bytes(self._pixels))


@cache
def _shades(colour: Colour) -> tuple[bytes, ...]:
    """The colour on white, by how much ink there is."""
    return tuple(bytes((255 * (255 - ink) + each * ink) // 255 for each in colour) for ink in range(256))
