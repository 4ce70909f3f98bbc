"""Limits as a curator writes them, and what is wrong with them in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from bot.core.knowledge.cases import Case
from bot.core.knowledge.measures import Span


def case(*sides: dict[str, Any], **more: Any) -> Case:
    written = [{"answer": "一句。", **side} for side in sides]
    return Case.model_validate({"measure": "profit", "parts": ["overview"], "sides": written, **more})


@pytest.mark.parametrize(
    ("limit", "number"),
    [("80 万元", 800_000), ("80万", 800_000), ("1.2 亿", 120_000_000), ("900 元", 900), (900, 900)],
)
def test_a_limit_is_written_as_people_write_it(limit: object, number: int) -> None:
    below, over = case({"up_to": limit}, {"over": limit}).sides
    assert below.span.upper == over.span.lower == Decimal(number)


def test_each_number_stands_on_exactly_one_side() -> None:
    sides = case(
        {"below": "10 万"}, {"at": "10 万"}, {"over": "10 万", "up_to": "20 万"}, {"over": "20 万"}
    ).sides
    for number, expected in ((99_999, 0), (100_000, 1), (100_001, 2), (200_000, 2), (200_001, 3)):
        on = [place for place, side in enumerate(sides) if Span.exactly(Decimal(number)).within(side.span)]
        assert on == [expected]


@pytest.mark.parametrize(
    ("sides", "says"),
    [
        ([{"up_to": "10 万"}, {"from": "10 万"}], "正好 10 万 两条都管"),
        ([{"below": "10 万"}, {"over": "10 万"}], "正好 10 万 哪一条都不管"),
        ([{"up_to": "10 万"}, {"over": "20 万"}], "10 万 和 20 万 之间空着"),
        ([{"up_to": "20 万"}, {"over": "10 万"}], "10 万 到 20 万 重叠了"),
        ([{"over": "10 万"}, {"up_to": "10 万"}], "从小到大"),
        ([{"from": "5 万", "up_to": "10 万"}, {"over": "10 万"}], "5 万 以下没有写"),
        ([{"up_to": "10 万"}, {"over": "10 万", "up_to": "20 万"}], "20 万 以上没有写"),
        ([{"up_to": "10 人"}, {"over": "10 人"}], "单位不对：10 人"),
        ([{"up_to": "10 万", "below": "10 万"}, {"over": "10 万"}], "只能写一个"),
        ([{"up_to": "10 万"}, {"over": "10 万", "from": "10 万"}], "只能写一个"),
        ([{"met": True}, {"over": "10 万"}], "没有写界限"),
        ([{"at": "10 万", "up_to": "20 万"}, {"over": "20 万"}], "就不要再写别的界限"),
    ],
)
def test_what_is_wrong_is_said_with_the_limits_as_written(sides: list[dict[str, Any]], says: str) -> None:
    with pytest.raises(ValidationError) as caught:
        case(*sides)
    assert says in str(caught.value)


def test_one_side_is_no_limit() -> None:
    with pytest.raises(ValidationError):
        case({"up_to": "10 万"})
