"""A sheet to draw on."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

from PIL import Image, ImageDraw

from bot.drawing.letters import spelled, wide

Colour = tuple[int, int, int]
"""Red, green and blue, 0–255."""
WHITE: Colour = (255, 255, 255)


class Canvas:
    """White at first. What lies beyond its edges is not drawn.

    Args:
        width: pixels across.
        height: pixels down.
    """

    def __init__(self, width: int, height: int) -> None:
        self._sheet = Image.new("RGB", (width, height), WHITE)
        self._pen = ImageDraw.Draw(self._sheet)

    def box(self, left: int, top: int, width: int, height: int, colour: Colour) -> None:
        """Fills a rectangle; nothing, if it has no width or no height."""
        if width > 0 and height > 0:
            self._pen.rectangle((left, top, left + width - 1, top + height - 1), fill=colour)

    def write(
        self, text: str, x: int, top: int, colour: Colour, anchor: Literal["left", "middle", "right"] = "left"
    ) -> int:
        """Writes a text in one line, `letters.HEIGHT` high; returns where it ends.

        Args:
            text: what is written.
            x: where its left, its middle or its right is.
            top: of the line.
            colour: of the letters.
            anchor: which of these.
        """
        left = x - {"left": 0, "middle": wide(text) // 2, "right": wide(text)}[anchor]
        for letter in spelled(text):
            self._sheet.paste(colour, (left, top), letter)
            left += letter.width
        return left

    def png(self) -> bytes:
        """The sheet as a file."""
        file = BytesIO()
        self._sheet.save(file, "PNG")
        return file.getvalue()
