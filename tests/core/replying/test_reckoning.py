"""What a topic's rates make of somebody's own figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.core.knowledge.wording import Wording
from bot.core.replying.opening import Opening
from bot.core.replying.reckoning import reckonable
from bot.core.replying.sourcing import Sourcing
from bot.core.replying.texts import Texts
from bot.core.text.amounts import amounts
from bot.core.text.claiming import Claims, claims
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


@pytest.mark.parametrize("text", ["贷了1001万", "贷了七八百万", "贷了大概950万", "营收800万", "怎么办"])
def test_nothing_is_worked_out_of_what_is_vague_or_beyond_the_limit_or_something_else(text: str) -> None:
    assert opening(text).text(LOAN, "benefit") == "1 个点。"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("贷了1500万", "1500 万元里 10 万元\n1 个点。"),
        ("贷了1000万", "1000 万元算10 万元\n1 个点。"),
        ("担保5000亿", "1 个点，总共 5000 亿元。"),
    ],
)
def test_beyond_the_limit_it_is_of_the_limit_and_never_of_what_the_text_speaks_of(
    text: str, says: str
) -> None:
    sums = [rate("loan", rate="1%", up_to="1000 万元", beyond="{用户的数}里 {算出的数}")]
    benefit = "1 个点，总共 5000 亿元。" if "亿" in text else "1 个点。"
    capped = topic(id="loan", title="贴息", facets={"overview": "有。", "benefit": benefit}, sums=sums)
    assert opening(text).text(capped, "benefit") == says


def test_only_what_is_above_is_taken_of_whoever_has_more() -> None:
    sums = [rate("profit", rate="100%", over="200 万元")]
    half = topic(id="half", title="减半", facets={"overview": "有。", "benefit": "减半。"}, sums=sums)
    assert opening("利润260万").text(half, "benefit") == "260 万元算60 万元\n减半。"
    assert opening("利润200万").text(half, "benefit") == "减半。"


def test_a_rate_that_the_sides_speak_of_is_for_those_on_its_side() -> None:
    sides = [
        {"up_to": "30 人", "met": True, "answer": "免征。"},
        {"over": "30 人", "met": False, "answer": "按 90% 缴。"},
    ]
    levy = topic(
        id="levy",
        title="残保金",
        facets={"overview": "有。", "benefit": "看人数。"},
        cases=[{"measure": "headcount", "parts": ["benefit"], "sides": sides}],
        sums=[rate("due", rate="90%"), rate("due", rate="50%")],
    )
    assert opening("残保金应缴2万，25个人").text(levy, "benefit").count("算") == 1
    assert "2 万元算1.8 万元" in opening("残保金应缴2万，40个人").text(levy, "benefit")
    assert "2 万元算1.8 万元" in opening("残保金应缴2万").text(levy, "benefit")


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


def test_what_a_figure_is_thought_to_come_to_is_confirmed_or_put_right() -> None:
    def thought(result: int) -> Opening:
        return replace(opening("贷了800万"), claims=Claims(result=Decimal(result)))

    assert thought(80_000).text(LOAN, "benefit") == "对：800 万元算8 万元\n1 个点。"
    assert thought(90_000).text(LOAN, "benefit") == "不对：800 万元算8 万元\n1 个点。"


def test_who_believes_that_only_what_is_above_is_paid_for_is_told_otherwise() -> None:
    whole = topic(id="whole", title="全额", facets={"overview": "达到的全额交。", "benefit": "部分交。"})
    told = replace(opening(""), claims=claims("超过的部分才交对吧"))
    assert told.text(whole, "overview") == "不对：达到的全额交。"
    assert told.text(whole, "benefit") == "部分交。"


def test_what_is_said_roughly_is_worked_out_roughly() -> None:
    assert opening("贷了八百来万").text(LOAN, "benefit") == "八百来万算约 8 万元\n1 个点。"


@pytest.mark.parametrize(("text", "worked_out"), [("季度卖28万左右", False), ("季度卖35万左右", True)])
def test_what_hangs_on_a_side_is_not_worked_out_of_who_may_stand_on_either(
    text: str, *, worked_out: bool
) -> None:
    sides = [
        {"below": "30 万元", "met": True, "answer": "免征。"},
        {"from": "30 万元", "met": False, "answer": "减按 1%。"},
    ]
    turnover = topic(
        id="turnover",
        title="增值税",
        facets={"overview": "有。", "benefit": "减按 1%。"},
        cases=[{"measure": "revenue", "per": "quarter", "parts": ["benefit"], "sides": sides}],
        sums=[rate("revenue", rate="1%")],
    )
    assert ("算" in opening(text).text(turnover, "benefit")) is worked_out
