"""A curve of shares against shares as numbers; the template `curve.svg` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.browsing.templating import Folder

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT, TOP, WIDTH, HEIGHT = 48, 12, 420, 220
APART = 34
"""Between two labels, so that both can be read."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One point with how far it may be off, all as shares, 0–1."""

    along: float
    up: float
    lower: float
    upper: float
    label: str = ""


def picture(spots: Sequence[Spot], across: str, upwards: str, alt: str) -> str:
    """An SVG of a curve and its band; it loads nothing and runs nothing.

    Args:
        spots: from left to right or from right to left.
        across: what goes from left to right.
        upwards: what goes upwards.
        alt: what it shows, for who does not see it.
    """
    line = [(_x(each.along), _y(each.up)) for each in spots]
    band = [(_x(each.along), _y(each.upper)) for each in spots]
    band += [(_x(each.along), _y(each.lower)) for each in reversed(spots)]
    values = {
        "line": " ".join(f"{x},{y}" for x, y in line),
        "band": " ".join(f"{x},{y}" for x, y in band),
        "spots": _labelled(line, [each.label for each in spots]),
        "marks": [(tenth * 10, _x(tenth / 10), _y(tenth / 10)) for tenth in range(0, 11, 2)],
        "left": LEFT,
        "right": LEFT + WIDTH,
        "top": TOP,
        "bottom": TOP + HEIGHT,
        "across": across,
        "upwards": upwards,
        "alt": alt,
    }
    return Folder("bot.browsing", "", (), "base.css").render("curve.svg", values)


def _labelled(line: Sequence[tuple[float, float]], labels: Sequence[str]) -> list[tuple[float, float, str]]:
    """The points with their labels, as far as there is room for them."""
    found: list[tuple[float, float, str]] = []
    taken: list[float] = []
    for (x, y), label in zip(line, labels, strict=True):
        room = all(abs(x - each) >= APART for each in taken)
        found.append((x, y, label if room else ""))
        if room:
            taken.append(x)
    return found


def _x(share: float) -> float:
    return round(LEFT + share * WIDTH, 1)


def _y(share: float) -> float:
    return round(TOP + (1 - share) * HEIGHT, 1)
