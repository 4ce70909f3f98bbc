"""What somebody reads who gives figures of his own: his sentence, and nothing beside it that contradicts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 27)


def read(engine: Engine, *said: str) -> str:
    return engine.respond(said[-1], engine.converse(said[:-1], TODAY), TODAY).text


@pytest.mark.parametrize(
    ("said", "says", "never"),
    [
        (["小型微利企业一年利润420万，所得税怎么交"], "全额不适用", "5%"),
        (["小型微利企业利润90万，所得税交几个点"], "实际税负 5%", "全额不适用"),
        (["小型微利企业要什么条件", "我们厂330人可以吗"], "从业人数超过 300 人", "可以享受"),
        (["小规模一个季度开票29.9万要交增值税吗"], "免征增值税", "全额"),
        (["小规模一个季度开票30万整要交增值税吗"], "要依法全额计算缴纳", "免征"),
        (["小规模一个季度开票33万要交增值税吗"], "要依法全额计算缴纳", "免征"),
        (["小规模月销售额10万整免增值税吗"], "刚好 10 万元也是达到", "30 万元"),
        (["专精特新要什么条件，我们营收1600万"], "上年营收达到 1500 万元", "1500 万元以上（"),
        (["高新技术企业研发占比3.5%够吗，收入6000万"], "不到 4% 的不符合", "5% 以上"),
        (["高企研发费用占比4%，收入2亿够不够"], "超过 5000 万元、不超过 2 亿元", "3% 以上"),
        (["我公司31个人要交残保金吗"], "在职职工超过 30 人，不免征", "的企业，免征"),
        (["30个人的公司要交残保金吗"], "的企业，免征残保金", "50%"),
        (["稳岗返还，我们26个人，裁员率21%，符合条件吗"], "超过的不符合", "控制目标"),
        (["单台设备正好500万能一次性税前扣除吗"], "可以一次性计入", "不适用"),
        (["单台设备501万能一次性税前扣除吗"], "不适用一次性税前扣除", "可以一次性计入"),
    ],
)
def test_the_sentence_that_applies_stands_alone(
    engine: Engine, said: list[str], says: str, never: str
) -> None:
    text = read(engine, *said)
    assert says in text, text
    assert never not in text.split("\n依据")[0], text


def test_the_figure_is_repeated_so_that_a_misread_one_is_seen(engine: Engine) -> None:
    assert "按您说的“420 万元”：" in read(engine, "小型微利企业利润420万交多少税")
    assert "按您说的“四百来万”：" in read(engine, "小型微利企业利润四百来万交多少税")


def test_what_is_missing_is_asked_for_and_the_general_answer_stays(engine: Engine) -> None:
    text = read(engine, "小规模纳税人开票17万交增值税吗")
    assert "这是一个月的，还是一个季度的？" in text
    assert "按您说的" not in text
    assert "不用交。" not in text
    assert "未达到的免征增值税" in text or "未达到 10 万元（按季 30 万元）的，免征" in text
    text = read(engine, "高新技术企业研发费用占比4%够吗")
    assert "最近一年销售收入是多少？" in text
    assert "5% 以上" in text


def test_a_figure_on_the_border_of_certain_gets_the_general_answer(engine: Engine) -> None:
    assert "按您说的" not in read(engine, "我厂三十来个人，残保金要交吗")


def test_another_part_is_answered_as_it_was_asked(engine: Engine) -> None:
    plain = engine.respond("小型微利企业要留什么资料备查", Conversation(), TODAY)
    with_figure = engine.respond("小型微利企业利润420万，要留什么资料备查", Conversation(), TODAY)
    assert plain.facet == with_figure.facet == "materials"
    assert "按您说的" not in with_figure.text


def test_who_fails_a_condition_hears_it_whatever_else_is_asked_of_the_policy(engine: Engine) -> None:
    text = read(engine, "小型微利企业要先备案吗，我们利润420万")
    assert text.index("全额不适用") < text.index("无须事前备案")
