"""A figure that somebody wants confirmed, and what a text says in its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.text.asserting import asserted, confirms, contradicting, of_a_rule


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("单证要保存5年对吧", 5, "年"),
        ("是不是只贴1年", 1, "年"),
        ("公示30天，是吧？", 30, "日"),
        ("贴息2个点没错吧", 2, "%"),
        ("奖3万吧", 30_000, "元"),
        ("有90家企业对不对", 90, "家"),
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
        "到2027年对吧",
        "到12月31日对吧",
        "做了2年可以吧",
        "保存十来年对吧",
    ],
)
def test_no_figure_several_or_a_date_is_nothing_to_confirm(text: str) -> None:
    assert asserted(text) is None


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("单证要保存5年对吧", "申报后 15 日内留存，保存 10 年。", "保存 10 年"),
        ("贴息贴3年对吧", "贴息 1.5 个百分点，期限不超过 2 年。", "期限不超过 2 年"),
        ("公示45天对吧", "20 日，在系统公示。", "20 日"),
        ("上限1000万对吧", "贷款上限 5000 万元，最多约 150 万元。", "贷款上限 5000 万元"),
        ("有90家企业吧", "58 家企业，90 名学员。\n企业是 58 家。", "58 家企业"),
    ],
)
def test_what_is_so_is_the_piece_with_the_words_of_the_message(text: str, told: str, right: str) -> None:
    belief = asserted(text)
    assert belief is not None
    assert contradicting(belief, told) == right


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("单证要保存10年对吧", "保存 10 年。"),
        ("贴息贴1年对吧", "贴息期限不超过 2 年。"),
        ("交6个月对吧", "要交满 3 个月以上。"),
        ("单证要保存5年对吧", "在 15 日内保存。"),
        ("单证要保存5年对吧", "贷款期限 2 年。"),
        ("返40%对吧", "大企业返 30%，小企业返 60%。"),
        ("保存5年对吧", "2027 年以前保存。"),
    ],
)
def test_nothing_is_said_where_it_agrees_or_is_about_something_else(text: str, told: str) -> None:
    belief = asserted(text)
    assert belief is not None
    assert contradicting(belief, told) is None


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


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        (
            "营收门槛是2000万吧",
            "② 上年营收 1500 万元以上（或投资实缴 2000 万元以上）",
            "上年营收 1500 万元以上",
        ),
        ("营收门槛是1500万吧", "② 上年营收 1500 万元以上（或投资实缴 2000 万元以上）", None),
        (
            "机关单位60天付款对吧",
            "机关、事业单位应 30 日内付款，另有约定的最长 60 日",
            "机关、事业单位应 30 日内付款",
        ),
    ],
)
def test_another_limit_is_another_even_where_it_keeps_to_it(text: str, told: str, right: str | None) -> None:
    belief = asserted(text)
    assert belief is not None
    assert contradicting(belief, told) == right
