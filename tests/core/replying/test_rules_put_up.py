"""What somebody reads who wants a limit confirmed, or gives an amount that is also some policy's rate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 28)
OWN = "按您说的"


def read(engine: Engine, *said: str) -> str:
    return engine.respond(said[-1], engine.converse(said[:-1], TODAY), TODAY).text


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (["机关单位60天付款对吧"], "不对：机关、事业单位应自交付之日起 30 日内付款"),
        (["大企业60天付款对吧"], "大型企业应自交付之日起 60 日内付款"),
        (["专精特新要2000万营收对吧"], "1500 万元以上"),
        (["小规模标准是500万吧"], "未超过 500 万元"),
        (["小规模标准是300万吧"], "不对：年应征增值税销售额未超过 500 万元"),
        (["季度30万以下含30万都免对吧"], "刚好 30 万元属于达到，不免税"),
        (["设备更新贴息几个点", "中小微贷款最多补150万对吧"], "最多约 150 万元"),
        (["残保金30人以下免对吧"], "30 人（含）以下的企业，免征残保金"),
    ],
)
def test_a_limit_to_confirm_is_nobodys_own_figure(engine: Engine, said: list[str], says: str) -> None:
    text = read(engine, *said)
    assert says in text, text
    assert OWN not in text
    assert "这是一个月的" not in text


def test_a_figure_of_oneself_stays_ones_own(engine: Engine) -> None:
    assert "按您说的“28 万元”" in read(engine, "季度28万免税对吧")
    assert "按您说的“25 人”" in read(engine, "我们厂25个人残保金免对吧")


@pytest.mark.parametrize("amount", ["120万", "220万", "一百二十万", "80万"])
def test_an_amount_is_no_rate_of_another_policy(engine: Engine, amount: str) -> None:
    text = read(engine, f"研发费用{amount}加计多少")
    assert "按 100% 再加计扣除" in text, text
    assert "集成电路加计扣除】" not in text
    assert "200%" in read(engine, f"研发费用{amount}加计多少", "形成无形资产的呢")


def test_the_rate_itself_still_means_its_policy(engine: Engine) -> None:
    assert "集成电路" in read(engine, "研发加计120%是哪些企业")


@pytest.mark.parametrize(
    "question",
    ["季度卖28万，其中5万开了专票，专票那部分要交税吗", "小规模季度25万里有5万专票要交税吗"],
)
def test_of_a_part_of_which_nothing_is_documented_nothing_is_said(engine: Engine, question: str) -> None:
    text = read(engine, question)
    assert "已开专票的部分和其余的各怎么交" in text, text
    assert "“5 万元”" not in text
