"""A digest as a picture, to be read on a phone: how many questions came each day, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.browsing.charts import SERIES
from bot.drawing.canvas import Canvas
from bot.messages import message, message_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bot.core.outcomes import OutcomeName
    from bot.drawing.canvas import Colour
    from bot.usecases.reporting.briefing import Digest

WIDTH, HEIGHT = 800, 920
"""A phone shows it 290 points wide in a chat: a letter of 38 is one of 14 there."""
EDGE, LINE = 48, 54
_TOP, _GROUND = 390, 790
"""Where the highest bar ends, and where all stand."""
_WORDS: Colour = (34, 40, 49)
_FAINT: Colour = (110, 118, 129)
_RULE: Colour = (208, 213, 220)
_COLOURS: Mapping[str, Colour] = {
    "answered": (31, 119, 180),
    "clarify": (148, 190, 224),
    "missed": (217, 95, 2),
    "handoff": (117, 112, 179),
}
"""Told apart by who cannot tell red from green, too."""
SHOWN = 7
"""Days that are named and numbered; of more only the first and the last."""


def chart(digest: Digest) -> bytes | None:
    """The picture as a PNG file; None where nothing was asked."""
    if not digest.counts.questions:
        return None
    canvas = Canvas(WIDTH, HEIGHT)
    since, until = (_day(each) for each in (digest.days[0].day, digest.days[-1].day))
    canvas.write(message("digest.chart.title", since=since, until=until), EDGE, 36, _WORDS)
    _legend(canvas, digest)
    _bars(canvas, digest)
    return canvas.png()


def written_with() -> Iterator[str]:
    """Every letter that a chart may be written with."""
    yield from message("digest.chart.title", since="", until="")
    yield from message("digest.day", month="", day="")
    yield from message("digest.chart.weekdays")
    for word in message_table("layers").values():
        yield from word
    yield from " 0123456789"


def _legend(canvas: Canvas, digest: Digest) -> None:
    """What each colour means, with its number."""
    words, counts = message_table("layers"), _layers(digest.counts.outcomes)
    for number, layer in enumerate(SERIES):
        top = 36 + LINE * (1 + number) + 12
        canvas.box(EDGE, top + 8, 34, 34, _COLOURS[layer])
        canvas.write(f"{words[layer]} {counts[layer]}", EDGE + 48, top, _WORDS)


def _bars(canvas: Canvas, digest: Digest) -> None:
    most = max(sum(_layers(each.outcomes).values()) for each in digest.days)
    wide = (WIDTH - 2 * EDGE) / len(digest.days)
    few = len(digest.days) <= SHOWN
    canvas.box(EDGE, _GROUND, WIDTH - 2 * EDGE, 3, _RULE)
    for number, each in enumerate(digest.days):
        left, y, total = round(EDGE + number * wide + wide * 0.14), _GROUND, 0
        for layer, count in _layers(each.outcomes).items():
            total += count
            top = _GROUND - round(total / most * (_GROUND - _TOP))
            canvas.box(left, top, round(wide * 0.72), y - top, _COLOURS[layer])
            y = top
        middle = round(EDGE + (number + 0.5) * wide)
        if few and total:
            canvas.write(str(total), middle, y - 52, _WORDS, "middle")
        if few:
            canvas.write(
                message("digest.chart.weekdays")[each.day.weekday()], middle, _GROUND + 12, _WORDS, "middle"
            )
        if few or number in (0, len(digest.days) - 1):
            canvas.write(f"{each.day.day}", middle, _GROUND + 62, _FAINT, "middle")


def _layers(outcomes: Mapping[OutcomeName, int]) -> Mapping[str, int]:
    return {
        layer: sum(count for outcome, count in outcomes.items() if outcome in names)
        for layer, names in SERIES.items()
    }


def _day(day: date) -> str:
    return message("digest.day", month=day.month, day=day.day)
