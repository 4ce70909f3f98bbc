"""What somebody reads whose figure, or belief, is of more than the part of a policy that was just shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 28)


def read(engine: Engine, *said: str) -> str:
    return engine.respond(said[-1], engine.converse(said[:-1], TODAY), TODAY).text


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (
            ["年利润320万 所得税怎么交", "前300万按5%，后20万按25%对吧"],
            "“320 万元”：年应纳税所得额超过 300 万元的",
        ),
        (["公司年利润320万", "那就是前300万5个点，多的25个点"], "“320 万元”：年应纳税所得额超过 300 万元的"),
        (["前300万5个点 后20万25个点对吧"], "全额不适用"),
        (
            ["个体户年利润240万", "就是前200万减半 后40万不减对吧"],
            "240 万元里，200 万元减半，超出的 40 万元不减",
        ),
        (["小规模季度33万", "前30万免 多的3万交税对吧"], "“33 万元”：一个季度达到起征点"),
    ],
)
def test_a_sum_in_slices_is_judged_as_a_whole(engine: Engine, said: list[str], says: str) -> None:
    text = read(engine, *said)
    assert says in text, text
    assert "× 5%" not in text
    assert "（2）" not in text


def test_a_figure_that_two_taxes_decide_is_told_for_both(engine: Engine) -> None:
    text = read(engine, "年利润320万 所得税怎么交")
    assert "超过 200 万元的部分不减" in text
    assert "全额不适用" in text


@pytest.mark.parametrize(
    "said",
    [
        ["小规模超过500万会怎样"],
        ["小规模", "500万以上还算小规模吗"],
        ["小规模两个亿"],
        ["小规模季度卖了700万"],
    ],
)
def test_what_a_year_may_not_reach_no_quarter_may(engine: Engine, said: list[str]) -> None:
    assert "不在小规模纳税人的标准里" in read(engine, *said)


@pytest.mark.parametrize(
    ("limit", "says"), [("一个月10万以下", "一个月没有达到起征点"), ("30万以下", "一个季度没有达到起征点")]
)
def test_one_side_of_a_limit_is_of_the_time_of_that_limit(engine: Engine, limit: str, says: str) -> None:
    assert says in read(engine, f"小规模{limit}免税对吧")
    assert says not in read(engine, f"小规模{limit}含本数都免税对吧")


def test_special_invoices_are_part_of_the_sales(engine: Engine) -> None:
    assert "免征增值税。" in read(engine, "这个季度开了26万普票 要交增值税吗")
    assert "“6 万元”" not in read(engine, "小规模季度30万", "要是开了6万专票呢")
    assert "“" not in read(engine, "小规模季度30万", "要是开了6万专票呢", "月报的话是多少")


def test_a_day_that_is_asked_for_is_no_time_of_an_earlier_figure(engine: Engine) -> None:
    text = read(engine, "高企", "我们营收6000万 研发费用要多少", "今年什么时候截止")
    assert "批次和截止日：资料没有载明" in text


def test_ones_own_share_stands_before_the_one_that_follows(engine: Engine) -> None:
    assert "“3.5%”" in read(engine, "专精特新 营收1600万", "研发每年120万占3.5%够吗")


def test_who_counts_the_laid_off_is_answered_for_his_size(engine: Engine) -> None:
    assert "超过 30 人的企业" in read(engine, "稳岗", "我们60多人", "裁了4个")


def test_who_says_which_side_he_is_need_not_say_his_figure_again(engine: Engine) -> None:
    assert "“320 万元”：年应纳税所得额超过 300 万元的" in read(engine, "年利润320万 所得税怎么交", "公司")


def test_a_term_that_somebody_must_keep_is_put_up_as_a_rule(engine: Engine) -> None:
    text = read(engine, "大企业付款60天是必须的吗")
    assert "另有约定的" in text
    assert "按您说的" not in text


def test_who_hires_more_than_he_had_has_at_least_so_many(engine: Engine) -> None:
    assert "超过 30 人，不免征" in read(engine, "残保金 11个人", "那我要是招到36个人呢")


def test_a_belief_between_parts_is_told_by_the_likeliest_that_has_a_figure_of_its_kind(
    engine: Engine,
) -> None:
    assert "不对：享受减按 1% 的，按 1% 开票" in read(engine, "今年小规模开票要3个点了对吗")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (["个体户减半要什么条件", "超过两百万才要交是吧"], "不是全免。"),
        (["小微所得税", "超过300万才要交是吧"], "实际税负 5%"),
        (["公司所得税 利润310万", "只交超过10万那部分吗"], "不对：按您说的“310 万元”"),
        (["听说30万以内都免"], "刚好 30 万元也是达到"),
    ],
)
def test_what_is_paid_up_to_a_limit_is_told_to_who_believes_that_nothing_is(
    engine: Engine, said: list[str], says: str
) -> None:
    assert says in read(engine, *said)
