"""Which part of a topic figures decide."""

from __future__ import annotations

from bot.core.deciding.figures.decided_parts import decides, in_order, part_decided
from bot.core.text.amounts import amounts
from tests.core.deciding.figures.test_own_figures import LEVY


def test_the_figure_decides_the_part_that_its_case_stands_in() -> None:
    assert part_decided(LEVY, None, amounts("35人")) == "overview"
    assert decides(LEVY, "overview", amounts("35人"))
    assert not decides(LEVY, "materials", amounts("35人"))


def test_what_is_of_no_case_decides_nothing() -> None:
    assert part_decided(LEVY, None, amounts("3亿元")) is None


def test_the_overview_comes_last() -> None:
    case = LEVY.cases[0].model_copy(update={"parts": ("overview", "benefit")})
    assert list(in_order([case])) == ["benefit", "overview"]
