"""The words for what is measured and over which time."""

from __future__ import annotations

import pytest

from bot.core.knowledge.measures import MEASURES, unit_of
from bot.core.text.naming import measures_in, period_after, period_before


@pytest.mark.parametrize("measure", [each for each in MEASURES if each != "hired"])
def test_every_measure_has_words(measure: str) -> None:
    said = {
        "profit": "盈利",
        "revenue": "营业额",
        "assets": "总资产",
        "price": "单价",
        "loan": "贷款",
        "rd_spending": "研发投入",
        "headcount": "职工",
        "rd_ratio": "研发费用占",
        "domestic_rd_ratio": "境内研发",
        "layoff_ratio": "裁员率",
        "disabled_ratio": "安排残疾人",
        "debt_ratio": "资产负债率",
        "main_ratio": "主营占比",
        "staff_ratio": "科技人员",
        "income_ratio": "高新产品收入",
        "score": "评分",
        "term": "账期",
        "insured": "缴费",
        "running": "成立",
        "premium": "失业保险费",
        "due": "应缴",
        "input_tax": "进项税额",
        "invested": "投入",
    }[measure]
    found = [name for _, _, name in measures_in(said, unit_of(measure))]  # type: ignore[arg-type]
    assert measure in found


def test_income_tax_is_no_income() -> None:
    assert list(measures_in("所得额税", "money")) == []
    assert list(measures_in("企业所得税", "money")) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("每月开票", "month"),
        ("一个季度做了", "quarter"),
        ("三个月卖了", "quarter"),
        ("全年营收", "year"),
        ("今年每个季度", "quarter"),
        ("代开", "time"),
        ("大概有", None),
    ],
)
def test_the_time_named_last_counts(text: str, period: str | None) -> None:
    assert period_before(text) == period


def test_a_time_may_follow() -> None:
    assert [period_after(text) for text in ("一个季度", "/月", "一年", "吗")] == [
        "quarter",
        "month",
        "year",
        None,
    ]
