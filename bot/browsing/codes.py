"""Squares that a phone's camera reads (QR), as what a picture draws."""

from __future__ import annotations

from dataclasses import dataclass

import segno

QUIET = 4
"""Modules of white around the code, as its standard wants."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code, measured in modules."""

    side: int
    """With the white around it."""
    path: str
    """What is dark, as the `d` of an SVG path."""


def code(text: str, *, printed: bool = False) -> Code:
    """The code that says a text.

    >>> code("https://policy.example.org").side
    33

    Args:
        text: what is said.
        printed: whether it hangs outside, where a quarter of it may go; else it is coarser, and read faster.
    """
    rows = [list(row) for row in segno.make_qr(text, error="q" if printed else "l").matrix]
    squares = ((x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    path = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z" for x, y in squares)
    return Code(len(rows) + 2 * QUIET, path)
