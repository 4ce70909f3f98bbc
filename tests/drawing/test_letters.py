"""Every word of a chart can be written; what cannot is seen to be missing."""

from __future__ import annotations

from bot.drawing.letters import HEIGHT, MISSING, letters, spelled
from bot.usecases.reporting.charting import written_with


def test_every_letter_that_charts_are_written_with_has_been_drawn() -> None:
    assert set(written_with()) <= set(letters())


def test_all_letters_are_of_one_height_and_have_ink() -> None:
    for letter, drawn in letters().items():
        assert (drawn.mode, drawn.height) == ("L", HEIGHT)
        assert drawn.getbbox() is not None or letter == " "


def test_what_has_not_been_drawn_is_a_box() -> None:
    assert spelled("龘") == [letters()[MISSING]]
