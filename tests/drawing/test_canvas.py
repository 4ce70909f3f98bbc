"""Boxes and words stand where they are put, and nothing is drawn beyond the edge."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from bot.drawing.canvas import WHITE, Canvas, Colour
from bot.drawing.letters import HEIGHT, wide

RED: Colour = (200, 0, 0)


def places(canvas: Canvas) -> list[tuple[int, int]]:
    """Where something is drawn, row by row."""
    drawn = Image.open(BytesIO(canvas.png()))
    every = ((x, y) for y in range(drawn.height) for x in range(drawn.width))
    return [place for place in every if drawn.getpixel(place) != WHITE]


def test_a_box_is_filled_and_cut_at_the_edges() -> None:
    canvas = Canvas(5, 4)
    canvas.box(3, 2, 9, 9, RED)
    canvas.box(-4, -4, 5, 5, RED)
    assert places(canvas) == [(0, 0), (3, 2), (4, 2), (3, 3), (4, 3)]


def test_words_end_where_they_say_and_stand_on_either_side() -> None:
    canvas = Canvas(300, HEIGHT)
    assert canvas.write("答上了 12", 10, 0, RED) == 10 + wide("答上了 12")
    across = [x for x, _ in places(canvas)]
    assert 10 <= min(across) < 20
    assert 10 + wide("答上了 1") < max(across) < 10 + wide("答上了 12")
    left = Canvas(300, HEIGHT)
    left.write("7", 300, 0, RED, "right")
    assert min(x for x, _ in places(left)) >= 300 - wide("7")


def test_words_beyond_the_edge_are_left() -> None:
    canvas = Canvas(10, 10)
    canvas.write("答", -60, -60, RED)
    canvas.write("答", 20, 20, RED)
    assert places(canvas) == []
