"""The curve of coverage and precision: as a table, and as a picture."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.app import open_storage
from bot.cli.files import put
from bot.cli.tables import show_table
from bot.core.auditing.verdicts import settled
from bot.core.proving.curve import FEWEST, Judged, curve, telling
from bot.messages import message
from bot.usecases.reporting.auditing import by_question

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bot.core.proving.curve import Point
    from bot.core.proving.evaluating import Mark
    from bot.settings import Settings


def of_marks(marks: Iterable[Mark]) -> list[Judged]:
    """The questions of a file, as they were marked."""
    return [Judged(each.confidence, each.outcome == "answered", not each.silent_wrong) for each in marks]


async def reviewed(settings: Settings) -> list[Judged]:
    """The answers that readers have settled, as they were given; unsure ones are left out."""
    found = []
    async with open_storage(settings) as storage:
        said = by_question(await storage.audits.judgements(date.min, date.max))
        for number, judgements in said.items():
            verdict, row = settled(judgements), await storage.questions.get(number)
            if row is not None and verdict not in (None, "unsure"):
                found.append(Judged(row.confidence, answered=True, right=verdict == "right"))
    return found


def show_curve(judged: Sequence[Judged], picture_to: Path | None) -> None:
    """Prints the curve, draws it where that is wanted, and says if too few have been judged."""
    points = curve(judged)
    show_table([message(f"curve.{name}") for name in _COLUMNS], [_cells(each) for each in points])
    if not telling(points):
        most = max(point.answered for point in points)
        print(message("curve.too_few", count=most, fewest=FEWEST))
    print(message("curve.below"))
    if picture_to is not None:
        put({picture_to: drawn(points).encode()})
        print(message("curve.drawn", file=picture_to))


_COLUMNS = ("threshold", "answered", "coverage", "precision", "interval")


def _cells(point: Point) -> list[str]:
    precision = "—" if point.precision is None else f"{point.precision:.1%}"
    between = "—" if point.precision is None else "–".join(f"{end:.1%}" for end in point.interval)
    return [
        f"{point.threshold:.2f}",
        f"{point.answered}/{point.asked}",
        f"{point.coverage:.1%}",
        precision,
        between,
    ]


def drawn(points: Iterable[Point]) -> str:
    """The curve as an SVG."""
    from bot.browsing.curves import Spot, picture  # noqa: PLC0415  # loads the templates

    spots, before = [], None
    for point in points:
        if point.precision is not None and (point.answered, point.right) != before:
            label = f"{point.threshold:.2f}"
            spots.append(Spot(point.coverage, point.precision, *point.interval, label))
            before = point.answered, point.right
    return picture(spots, message("curve.coverage"), message("curve.precision"), message("curve.alt"))
