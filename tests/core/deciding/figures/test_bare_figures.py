"""A figure and nothing else, in a chat about a topic of the real knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


def read(engine: Engine, *said: str) -> str:
    return engine.respond(said[-1], engine.converse(said[:-1], TODAY), TODAY).text


def test_a_bare_figure_that_no_limit_is_for_is_told_the_rate(engine: Engine) -> None:
    chat = engine.converse(["服务业贴息"], TODAY)
    assert str(engine.respond("500万呢", chat, TODAY).decision.about) == "service-loan-interest/benefit"


def test_so_many_persons_are_no_wish_for_one(engine: Engine) -> None:
    chat = engine.converse(["专精特新"], TODAY)
    assert engine.respond("3个人呢", chat, TODAY).outcome == "gap"


def shown(engine: Engine, *said: str) -> str:
    return engine.respond(said[-1], engine.converse(said[:-1], TODAY), TODAY).text


def test_a_bare_share_is_of_what_hangs_on_what_was_told(engine: Engine) -> None:
    assert "按应缴额 50% 缴" in shown(engine, "残保金我们32个人", "差不多百分之三")
    assert "对：按您说的" in shown(engine, "残保金我们32个人", "差不多百分之三", "一半对不对")


def test_a_share_to_confirm_is_nobodys_own(engine: Engine) -> None:
    assert "按您说的“50%”" not in shown(engine, "残保金我们32个人", "50%对吧")


def test_what_was_told_decides_again_where_one_asks_of_it(engine: Engine) -> None:
    assert "3500 元" in shown(engine, "小规模季度开票35万", "他要交多少")
    assert "3% 以上" in shown(engine, "高企要什么条件，我们营收20亿", "研发占比我们这个规模要多少")


def test_what_is_above_a_limit_is_no_turnover(engine: Engine) -> None:
    text = shown(engine, "小规模季度开票30万", "那31万是交1万的还是全部")
    assert "3100 元" in text
    assert "100 元；" not in text.replace("3100 元；", "")


def test_nothing_is_worked_out_again_for_who_asks_something_else(engine: Engine) -> None:
    chat = "民间投资担保", "企业贷了500万"
    assert "5 万元" in shown(engine, *chat)
    assert "不超过 5 万元" not in shown(engine, *chat, "担保费谁收的")


def test_a_figure_that_decides_is_of_no_year_that_nobody_said(engine: Engine) -> None:
    assert "没有达到起征点 30 万元" in shown(engine, "小规模季度28万免税对吧")
    assert "2026 年以前" in shown(engine, "小规模2021年季度28万免税吗")


def test_half_is_not_all(engine: Engine) -> None:
    assert "不是全免" in shown(engine, "个体户赚180万 个税全免了吧")
    assert "不是全免" in shown(engine, "高企是免所得税")
    assert "不是全免" not in shown(engine, "残保金20个人全免对吧")


def test_what_is_taken_above_a_limit_is_of_the_figure_before(engine: Engine) -> None:
    for last in ("超过的20万才按25%吧", "超20万按25%吗", "多出来那20万按25交对吧"):
        assert "按您说的“320 万元”" in shown(engine, "小型微利 320万", last)
    assert "按您说的“12 万元”" in shown(engine, "小规模一个月开12万", "超出那2万才交对吧")


def test_the_next_number_is_of_what_was_told_last_and_stays(engine: Engine) -> None:
    chat = "残保金 28个人", "要是35个呢"
    assert "按您说的“35 人”" in shown(engine, *chat)
    assert "0 人占 35 人" in shown(engine, *chat, "一个残疾人都没有")
    assert "按您说的“350 万元”" in shown(engine, "小型微利310万", "350呢")
    assert "按您说的“32 人”" in shown(engine, "残保金 28个人", "那32个呢")


def test_several_taken_as_one_or_each_by_itself_decide_nothing(engine: Engine) -> None:
    text = shown(engine, "小型微利企业", "5个园合起来380人 是合并算还是分开算")
    assert "没有载明" in text
    assert "超过 300 人" not in text


def test_who_asks_which_of_two_rates_is_told_no_condition_for_his_size(engine: Engine) -> None:
    text = shown(engine, "我们厂600人", "那稳岗返还我们按30还是60")
    assert "不超过 30%" in text
    assert "600" not in text


def test_of_several_figures_the_one_that_fails_is_told(engine: Engine) -> None:
    text = shown(engine, "专精特新条件列一下", "我们研发一年800万 营收3.2亿 占比2.5% 够不够")
    assert "不到 3% 的不符合" in text


def test_a_rate_for_another_size_is_not_worked_out(engine: Engine) -> None:
    text = shown(engine, "大型企业交了160万能返多少")
    assert "48 万元" in text
    assert "96 万元" not in text


def test_what_a_text_says_it_is_not_is_no_so(engine: Engine) -> None:
    assert shown(engine, "加计抵减 5%是按销售额算对吧").startswith("不对：")
    assert shown(engine, "加计抵减 5%是按进项算对吧").startswith("对：")


def test_words_that_a_part_has_are_confirmed_by_it(engine: Engine) -> None:
    assert "减半征收" in shown(engine, "个体户减半", "听说减半 是真的吗")


def test_a_name_and_how_much_is_told_what_is_given_and_no_gap_of_something_else(engine: Engine) -> None:
    assert "100%" in shown(engine, "研发加计多少")
    assert "没有载明" in shown(engine, "扩岗补助发了多少")


@pytest.mark.parametrize(
    "said",
    [
        ["残保金听说30人以下不用交 我刚好30个", "如果明年多请一个呢"],
        ["我刚好30个人明年多请一个要交残保金吗"],
        ["残保金 我们28个人", "再招3个人呢"],
    ],
)
def test_how_many_there_will_be_decides(engine: Engine, said: list[str]) -> None:
    assert "“31 人”：在职职工超过 30 人" in read(engine, *said)


def test_a_month_of_a_quarter_with_nothing_besides_is_told_by_both_times(engine: Engine) -> None:
    text = read(engine, "小规模一个月开了12万 另外两个月都是零 要交增值税吗")
    assert "一个季度没有达到起征点" in text
    assert "一个月达到起征点" in text
    assert "1200" not in text


def test_persons_are_those_hired_where_something_is_given_for_each(engine: Engine) -> None:
    assert "对：10 人 × 1500 元 = 15000 元" in read(engine, "扩岗补助是什么", "10个人就是15000对吧")
    assert "× 1500" not in read(engine, "扩岗补助是什么", "我们厂10个人能领吗")


def test_bare_prices_are_of_the_limit_of_the_chat(engine: Engine) -> None:
    text = read(engine, "买设备一次性扣除", "一台600一台300")
    assert "“600 万元”：单位价值超过" in text
    assert "“300 万元”：单价没有超过" in text
