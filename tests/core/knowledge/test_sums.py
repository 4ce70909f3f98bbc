"""Rates as a curator writes them, what they come to, and what is wrong with them in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from bot.core.knowledge.sums import Sum

ANSWER = "{用户的数}是 {算出的数}。"


def sums(**written: Any) -> Sum:
    return Sum.model_validate({"measure": "loan", "parts": ["benefit"], "answer": ANSWER, **written})


def test_a_share_of_an_amount_is_exact() -> None:
    assert sums(rate="1.5%").of(Decimal(30_000_000)) == (Decimal(450_000), True)
    assert sums(rate="60%").of(Decimal("80000.01")) == (Decimal("48000.01"), False)


def test_so_much_for_each_person() -> None:
    assert sums(measure="hired", each="1500 元").of(Decimal(12)) == (Decimal(18_000), True)


def test_of_people_nobody_is_counted_in_part() -> None:
    each = sums(measure="headcount", rate="20%")
    assert each.of_people
    assert each.of(Decimal(28)) == (Decimal(5), True)


def test_what_is_given_each_year_is_said_for_all_years() -> None:
    each = sums(rate="1.5%", years=2, answer="{用户的数}：1 年 {算出的数}，合计 {合计的数}。")
    said = each.said("1200 万元", ["18 万元", "36 万元"], Decimal(12_000_000))
    assert said == "1200 万元：1 年 18 万元，合计 36 万元。"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({}, "写一个，只写一个"),
        ({"rate": "1%", "each": "5 元"}, "写一个，只写一个"),
        ({"rate": "1%", "measure": "insured"}, "rate 只能算钱数、人数"),
        ({"each": "1500 元"}, "each 写每人多少元"),
        ({"each": "15%", "measure": "hired"}, "each 写每人多少元"),
        ({"rate": "1%", "up_to": "30 人"}, "界限单位不对"),
        ({"rate": "1%", "answer": "是 {算出的数}。"}, "句子里要写"),
        ({"rate": "1%", "answer": ANSWER + "{别的}"}, "句子里要写"),
        ({"rate": "1 个点"}, "rate"),
        ({"rate": "1%", "years": 2}, "写了 years 的还要写"),
        ({"rate": "1%", "answer": ANSWER + "{合计的数}"}, "不能有别的花括号"),
    ],
)
def test_what_could_not_be_worked_out_is_refused(written: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        sums(**written)
