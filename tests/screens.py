"""Draws what stands on a terminal as an SVG of texts that can be searched and copied."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import groupby
from unicodedata import east_asian_width

CELL = 8
"""Pixels from one column to the next."""
LINE = 22
"""Pixels from one line to the next."""
MARGIN = 16
HEAD = 34
"""Pixels of the bar with the three dots."""
NARROWEST = 72
"""Columns of a terminal with less on its lines."""
PROMPT = "$ "
STYLE = (
    "text{font:14px 'Noto Sans Mono CJK SC','Sarasa Mono SC',Menlo,Consolas,'Microsoft YaHei',monospace;"
    "white-space:pre;fill:#d7dce2}.typed{fill:#8fd694}"
)
_SHOWN = re.compile(r'<text y="(?P<line>\d+)"(?: class="typed")?>(?P<runs>.*?)</text>')
_RUN = re.compile(r"<tspan[^>]*>(.*?)</tspan>")


def draw(typed_and_said: list[tuple[str, bool]], width: int = NARROWEST) -> str:
    """A terminal with these lines on it.

    Args:
        typed_and_said: each line, and whether somebody typed it.
        width: columns; a longer line makes it wider.
    """
    columns = max(width, *(sum(map(_cells, line)) for line, _ in typed_and_said))
    wide, high = 2 * MARGIN + CELL * columns, HEAD + LINE * len(typed_and_said) + MARGIN
    dots = "".join(
        f'<circle cx="{MARGIN + 6 + 20 * place}" cy="17" r="6" fill="{colour}"/>'
        for place, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        f"<style>{STYLE}</style>",
        f'<rect width="{wide}" height="{high}" rx="8" fill="#1e2329"/>{dots}',
        *(
            _line(line, HEAD + LINE * number, typed=typed)
            for number, (line, typed) in enumerate(typed_and_said, 1)
        ),
        "</svg>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def text_of(picture: str) -> str:
    """What stands on a terminal that was drawn; lines between two with nothing on them are empty."""
    shown = {
        int(found["line"]) // LINE: unescape("".join(_RUN.findall(found["runs"])))
        for found in _SHOWN.finditer(picture)
    }
    first, last = min(shown), max(shown)
    return "\n".join(shown.get(number, "") for number in range(first, last + 1))


def _line(line: str, baseline: int, *, typed: bool) -> str:
    """One line, in runs of letters of the same width, each put where the terminal puts it."""
    if not line.strip():
        return ""
    runs, at = [], 0
    for width, letters in groupby(line, _cells):
        run = "".join(letters)
        place, long = MARGIN + CELL * at, CELL * width * len(run)
        runs.append(f'<tspan x="{place}" textLength="{long}">{escape(run)}</tspan>')
        at += width * len(run)
    mark = ' class="typed"' if typed else ""
    return f'<text y="{baseline}"{mark}>{"".join(runs)}</text>'


def _cells(letter: str) -> int:
    """Columns that a letter takes on a Chinese terminal."""
    return 2 if east_asian_width(letter) in "WF" or letter in "“”‘’…·—→｜" else 1
