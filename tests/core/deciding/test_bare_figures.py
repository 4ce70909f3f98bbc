"""A figure and nothing else, in a chat about a topic of the real knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


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
