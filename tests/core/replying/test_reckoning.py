"""What a topic's rates make of somebody's own figures."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.knowledge.wording import Wording
from bot.core.replying.opening import Opening
from bot.core.replying.reckoning import reckonable
from bot.core.replying.sourcing import Sourcing
from bot.core.replying.texts import Texts
from bot.core.text.amounts import amounts
from bot.core.text.shares import hired
from tests.core.replying.test_siding import PROFIT
from tests.core.small import topic
from tests.core.small_wording import TEXTS

WORDING = Wording(TEXTS)


def rate(measure: str, **more: Any) -> dict[str, Any]:
    return {"measure": measure, "parts": ["benefit"], "answer": "{用户的数}算{算出的数}", **more}


LOAN = topic(
    id="loan",
    title="贴息",
    facets={"overview": "有。", "benefit": "1 个点。"},
    sums=[rate("loan", rate="1%", up_to="1000 万元")],
)
JOBS = topic(
    id="jobs",
    title="扩岗",
    facets={"overview": "有。", "benefit": "一人一份。"},
    sums=[rate("hired", each="1500 元")],
)
SMALL = topic(
    id="small",
    title="小微",
    facets={"overview": "有。", "benefit": "5%。"},
    cases=[{**PROFIT, "parts": ["benefit"]}],
    sums=[rate("profit", rate="5%", per="year")],
)


def opening(text: str) -> Opening:
    return Opening(WORDING, Texts(WORDING, Sourcing(WORDING, {})), (*amounts(text), *hired(text)))


def test_the_sum_stands_before_the_text() -> None:
    assert opening("贷了800万").text(LOAN, "benefit") == "800 万元算8 万元\n1 个点。"
    assert opening("招了12个").text(JOBS, "benefit") == "12 人算18000 元\n一人一份。"


@pytest.mark.parametrize("text", ["贷了1001万", "贷了八百来万", "营收800万", "怎么办"])
def test_nothing_is_worked_out_of_what_is_vague_or_beyond_the_limit_or_something_else(text: str) -> None:
    assert opening(text).text(LOAN, "benefit") == "1 个点。"


def test_another_part_stays_as_it_is() -> None:
    assert opening("贷了800万").text(LOAN, "overview") == "有。"


def test_only_what_is_rounded_is_about() -> None:
    assert opening("贷了12345.671元").text(LOAN, "benefit").startswith("1.2345671 万元算约 123.46 元")


def test_it_follows_the_side_that_applies_and_is_left_out_for_those_who_fail() -> None:
    assert opening("利润70万").text(SMALL, "benefit") == "按您说的“70 万元”：少\n70 万元算3.5 万元"
    assert opening("利润91万").text(SMALL, "benefit") == "按您说的“91 万元”：多"
    assert opening("一个月利润70万").text(SMALL, "benefit") != "按您说的“70 万元”：少\n70 万元算3.5 万元"


def test_the_parts_that_work_something_out_are_known() -> None:
    assert reckonable(LOAN.sums, amounts("贷了800万")) == ("benefit",)
    assert reckonable(LOAN.sums, amounts("营收800万")) == ()
