"""A figure is read in the time, and as the whole, that the cases of a topic set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.figures.in_cases import in_its_time, without_parts_of_it
from bot.core.text.amounts import amounts

if TYPE_CHECKING:
    from bot.core.engine import Engine

VAT = "small-scale-vat"


def test_what_breaks_the_limit_of_a_year_is_a_figure_of_a_year(engine: Engine) -> None:
    cases = engine.knowledge[VAT].cases
    (sale,) = amounts("销售额一个亿")
    assert in_its_time(sale, cases).per == "year"
    (small,) = amounts("销售额20万")
    assert in_its_time(small, cases).per is None


def test_what_is_but_the_excess_over_a_limit_is_no_figure_of_its_own(engine: Engine) -> None:
    cases = engine.knowledge[VAT].cases
    told = without_parts_of_it(amounts("一个季度31万 是交1万的还是全部"), cases)
    assert [each.span.exact for each in told] == [310_000]
    assert len(without_parts_of_it(amounts("一个季度31万，上个季度5万"), cases)) == 2
