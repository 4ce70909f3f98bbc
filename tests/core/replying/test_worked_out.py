"""What somebody reads whose figure meets a rate that is documented: the sum, and where it ends."""

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
        (["小规模季度卖31万按1%交多少"], "31 万元 × 1% = 3100 元"),
        (["小规模季度29.8万免不免", "31万按1%交多少"], "31 万元 × 1% = 3100 元"),
        (["先进制造业进项200万抵减多少"], "200 万元 × 5% = 10 万元"),
        (["六税两费，印花税1万减到多少"], "1 万元 × 50% = 5000 元"),
        (["房产税交3万减半交多少"], "3 万元 × 50% = 1.5 万元"),
        (["残保金应缴6万，120人1个残疾人"], "6 万元 × 90% = 5.4 万元"),
        (["残保金应缴6万要交多少"], "6 万元 × 50% = 3 万元"),
        (["小微利润300万整交多少"], "300 万元 × 5% = 15 万元"),
        (["餐馆贷1500万贴息多少"], "只有 1000 万元能贴，按年贴息 1 个百分点算，贷满 1 年是 10 万元"),
        (["中小微贷6000万补多少"], "只有 5000 万元能贴，按本金年化 1.5 个百分点算，1 年是 75 万元"),
        (["擴崗補助一個人多少錢", "我們招了15位，是不是22500元"], "15 人 × 1500 元 = 22500 元"),
        (["招应届生5个给多少"], "5 人 × 1500 元 = 7500 元"),
        (["20人裁5人稳岗能领吗"], "5 人占 20 人的 25%"),
        (["设备更新贷款贴息", "3000万两年一共补多少"], "1 年是 45 万元；本金不变、贴满 2 年，合计 90 万元"),
        (["设备更新贷款贴息3000万能补多少"], "合计 90 万元"),
        (["中小微贷款贴息", "8000万两年一共多少"], "8000 万元里只有 5000 万元能贴"),
        (["数改补多少", "投入80万"], "80 万元的 50% 是 40 万元；达到二级最高 20 万元、三级最高 30 万元"),
        (["小规模月20万免税对不对"], "一个月达到起征点 10 万元"),
        (["个体户年所得260万减半怎么算"], "200 万元减半，超出的 60 万元不减"),
    ],
)
def test_a_plain_rate_is_worked_out(engine: Engine, said: list[str], says: str) -> None:
    text = read(engine, *said)
    assert says in text, text
    assert "不对：" not in text


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("小规模季度28万交多少", "× 1%"),
        ("小规模开票20万交多少", "× 1%"),
        ("残保金应缴2万，25个人，要交多少", "× 50%"),
        ("残保金应缴6万，120人1个残疾人", "× 50%"),
        ("小型微利利润320万交多少", "× 5%"),
        ("招应届生一个给多少钱", "1 人 ×"),
        ("个体户年所得200万减半怎么算", "超出的"),
        ("国家那个五千亿的担保是啥", "5000 亿元超过"),
    ],
)
def test_nothing_is_worked_out_for_whom_the_rate_is_not(engine: Engine, said: str, never: str) -> None:
    assert never not in read(engine, said)
