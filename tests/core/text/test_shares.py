"""Shares that follow from two figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.text.amounts import amounts
from bot.core.text.shares import hired, shares


@pytest.mark.parametrize(
    ("text", "measure", "written"),
    [
        ("职工80人,科技人员7个", "staff_ratio", "7 人占 80 人的 8.75%"),
        ("28个人,裁了5个", "layoff_ratio", "5 人占 28 人的约 17.86%"),
        ("45个人,残疾人1个", "disabled_ratio", "1 人占 45 人的约 2.22%"),
        ("研发费用400万,营收8000万", "rd_ratio", "400 万元占 8000 万元的 5%"),
    ],
)
def test_two_figures_make_a_share(text: str, measure: str, written: str) -> None:
    (share,) = shares(text, amounts(text))
    assert (share.measure, share.written, share.reckoned) == (measure, written, True)


def test_what_is_compared_is_not_rounded() -> None:
    (share,) = shares("30000个人,裁了2999个", amounts("30000个人"))
    assert share.span.exact is not None
    assert Decimal("9.99") < share.span.exact < Decimal(10)


@pytest.mark.parametrize("text", ["科技人员7个", "三十来号人,裁了5个", "5个人,裁了7个", "研发费用400万"])
def test_one_figure_or_a_vague_one_makes_none(text: str) -> None:
    assert shares(text, amounts(text)) == ()


def test_a_share_that_is_said_is_not_worked_out() -> None:
    text = "80个人,科技人员7个,科技人员占比12%"
    assert shares(text, amounts(text)) == ()


def test_the_whole_may_have_been_said_before() -> None:
    (share,) = shares("裁了5个", (), amounts("我们28个人"))
    assert share.written == "5 人占 28 人的约 17.86%"


def test_what_was_said_before_makes_no_share_by_itself() -> None:
    assert shares("那呢", (), amounts("研发费用400万,营收8000万")) == ()


def test_the_main_business_is_a_share_of_all_sales() -> None:
    said = "主营收入8000万,总营收12000万"
    assert [(each.measure, each.written) for each in shares(said, amounts(said))] == [
        ("main_ratio", "8000 万元占 1.2 亿元的约 66.67%")
    ]
    swapped = "主营收入12000万,总营收8000万"
    assert shares(swapped, amounts(swapped)) == ()


def test_persons_hired_are_a_figure() -> None:
    assert [each.written for each in hired("招了12个应届生")] == ["12 人"]
    assert hired("我们12个人") == ()
