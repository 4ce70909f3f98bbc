"""A figure that somebody wants confirmed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.text.asserting import asserted, confirms, of_a_rule, only_believes


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("单证要保存5年对吧", 5, "年"),
        ("是不是只贴1年", 1, "年"),
        ("公示30天，是吧？", 30, "日"),
        ("贴息2个点没错吧", 2, "%"),
        ("奖3万吧", 30_000, "元"),
        ("有90家企业对不对", 90, "家"),
        ("境外商会5个对吧", 5, "家"),
        ("领航60人是吧", 60, "人"),
        ("扩岗2000一个人没错吧", 2000, "元"),
        ("听说一个人给2000", 2000, "元"),
        ("不是说50%吗", 50, "%"),
        ("到2025年底对吧", 2025, "止"),
        ("danzheng baocun 5nian 对吧", 5, "年"),
    ],
)
def test_a_figure_to_confirm_is_found_with_its_unit(text: str, number: int, unit: str) -> None:
    belief = asserted(text)
    assert belief is not None
    assert (belief.number, belief.unit) == (Decimal(number), unit)


@pytest.mark.parametrize(
    "text",
    [
        "单证要保存5年",
        "单证保存几年对吧",
        "保存5年还是10年对吧",
        "到12月31日对吧",
        "做了2年可以吧",
        "保存十来年对吧",
    ],
)
def test_no_figure_several_or_a_date_is_nothing_to_confirm(text: str) -> None:
    assert asserted(text) is None


def test_nothing_but_a_belief_is_told_from_a_belief_about_something() -> None:
    assert [only_believes(each) for each in ("不是说50%吗", "听说是到2025年底？", "大企业50%吧", "50%")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "小规模标准是500万吧",
        "专精特新要2000万营收对吧",
        "中小微贷款最多补150万吗",
        "担保单户最高5000万是不是",
        "季度30万以下含30万都免对吧",
        "科技人员要占20%对吧",
    ],
)
def test_a_limit_that_is_put_up_is_of_a_rule(text: str) -> None:
    assert of_a_rule(text)
    assert asserted(text) is None or asserted(text).limit  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["我们最多能贷150万吗", "公司利润280万要交税吗", "季度28万免税对吧", "专精特新要2000万营收"]
)
def test_what_somebody_has_himself_or_does_not_ask_is_of_no_rule(text: str) -> None:
    assert not of_a_rule(text)


def test_who_wants_something_confirmed_and_tells_nothing_of_himself_is_known() -> None:
    assert confirms("大企业60天付款对吧")
    assert not confirms("我们合同写60天对吧")
    assert not confirms("大企业60天付款")
