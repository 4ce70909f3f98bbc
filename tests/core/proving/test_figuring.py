"""What is wrong with cases that only their topic shows."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.proving.figuring import check_cases
from tests.core.proving.test_checking import topic

SIDES = [{"up_to": "30", "answer": "少。"}, {"over": "30", "answer": "多。"}]
HANGING = [{**SIDES[0], "then": {"measure": "layoff_ratio", "sides": SIDES}}, SIDES[1]]


def case(measure: str = "profit", **more: Any) -> dict[str, Any]:
    return {"measure": measure, "parts": ["overview"], "sides": SIDES, **more}


@pytest.mark.parametrize(
    ("cases", "faults"),
    [
        ([case(assumed=True), case("headcount", assumed=True)], []),
        ([case("revenue", per="month", assumed=True), case("revenue", per="quarter", assumed=True)], []),
        ([case(parts=[])], [("case_without_parts", ("cases", 0))]),
        ([case(parts=["overview", "nowhere"])], [("unknown_part", ("cases", 0, "parts", 1))]),
        ([case(assumed=True), case("revenue", assumed=True)], [("assumed_twice", ("cases", 1, "assumed"))]),
        ([case("headcount", sides=HANGING)], [("case_asks_nobody", ("cases", 0))]),
        ([case("headcount", sides=HANGING, ask="多少人？")], []),
    ],
)
def test_a_case_that_could_not_work_is_reported_at_its_place(
    cases: list[dict[str, Any]], faults: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(fault.key, fault.path) for fault in check_cases(topic("one", cases=cases))] == faults


def test_a_sum_before_an_unknown_part_is_reported_at_its_place() -> None:
    answer = "{用户的数}：{算出的数}"
    sums = [{"measure": "loan", "rate": "1%", "parts": ["overview", "nowhere"], "answer": answer}]
    faults = [(fault.key, fault.path) for fault in check_cases(topic("one", sums=sums))]
    assert faults == [("unknown_part", ("sums", 0, "parts", 1))]
