"""Which figures somebody gives of themselves, and what they measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text.amounts import amounts

Read = tuple[str | None, str | None, str]


def read(text: str) -> list[Read]:
    return [(each.measure, each.per, each.written) for each in amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("厂里去年净赚420万", ("profit", "year", "420 万元")),
        ("应纳税所得额两百二十万整", ("profit", None, "220 万元")),
        ("420万的利润", ("profit", None, "420 万元")),
        ("咱这月开票正好9万", ("revenue", "month", "9 万元")),
        ("一个季度卖了二十二万", ("revenue", "quarter", "22 万元")),
        ("三个月销售额36万", ("revenue", "quarter", "36 万元")),
        ("每月流水7万多", ("revenue", "month", "7万多")),
        ("年营收2.4亿", ("revenue", "year", "2.4 亿元")),
        ("資產總額6000萬", ("assets", None, "6000 万元")),
        ("单价480万的吊机", ("price", None, "480 万元")),
        ("想贷款90万", ("loan", None, "90 万元")),
        ("我们四十来号人", ("headcount", None, "四十来号人")),
        ("员工总共52人", ("headcount", None, "52 人")),
        ("从业人数正好三百", ("headcount", None, "300 人")),
        ("研发费用占收入的6%", ("rd_ratio", None, "6%")),
        ("去年裁员率百分之八", ("layoff_ratio", None, "8%")),
        ("裁了两成", ("layoff_ratio", None, "20%")),
        ("负债率75%", ("debt_ratio", None, "75%")),
        ("自评打分58分", ("score", None, "58 分")),
        ("约定账期45天", ("term", None, "45 天")),
        ("失业险交了7个月", ("insured", None, "7 个月")),
        ("一个月卖十二万", ("revenue", "month", "12 万元")),
        ("营业额做到六千万", ("revenue", None, "6000 万元")),
        ("那做到六千万呢", ("revenue", None, "6000 万元")),
        ("利润做到310万", ("profit", None, "310 万元")),
        ("一年流水两千来万", ("revenue", "year", "两千来万")),
        ("雇了28个人", ("headcount", None, "28 人")),
        ("二十几号人", ("headcount", None, "二十几号人")),
        ("我厂里三十个工人", ("headcount", None, "30 人")),
        ("300来人", ("headcount", None, "300来人")),
        ("季度开票28万", ("revenue", "quarter", "28 万元")),
        ("一个月开了十万要交税吗", ("revenue", "month", "10 万元")),
        ("纯利三百万", ("profit", None, "300 万元")),
        ("那36万呢", (None, None, "36 万元")),
        ("lirun 500wan ne", ("profit", None, "500 万元")),
        ("35 ren ne", ("headcount", None, "35 人")),
        ("失业险交了2万", ("premium", None, "2 万元")),
        ("失业险交了8600 能返多少", ("premium", None, "8600 元")),
        ("公司才开了八个月", ("running", None, "8 个月")),
    ],
)
def test_a_figure_is_read_with_what_it_measures(text: str, expected: Read) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "2027年12月31日到期",
        "公告2023年第12号",
        "打12366问",
        "1.6万家会员企业",
        "五万会员",
        "买了30台机器",
        "每天卖三千块",
        "日流水2万",
        "10个工作日",
        "我一个人开店",
        "几十万够不够",
        "一个月要报几次税",
        "去年亏了35万",
        "注册资本200万",
        "交了2025年的",
        "装修花了8个月",
        "奖励20万是真的吗",
        "工资涨5%",
    ],
)
def test_what_measures_nothing_of_ones_own_is_no_amount(text: str) -> None:
    assert read(text) == []


def test_people_who_come_or_go_are_not_the_headcount() -> None:
    assert read("今年招了6个人，裁了2个人，现在34个人") == [("headcount", None, "34 人")]


def test_the_sum_of_several_prices_is_no_price() -> None:
    assert read("四台机器一共900万") == []


def test_each_figure_takes_the_word_beside_it() -> None:
    assert read("营收3000万，利润260万，研发占5%，有40个工人") == [
        ("revenue", None, "3000 万元"),
        ("profit", None, "260 万元"),
        ("rd_ratio", None, "5%"),
        ("headcount", None, "40 人"),
    ]
    assert read("40万销售额10万利润") == [("revenue", None, "40 万元"), ("profit", None, "10 万元")]


def test_a_figure_of_something_else_leaves_its_word_to_itself() -> None:
    assert read("房租两万，36万要交吗") == [(None, None, "36 万元")]
    assert read("房租两万，开票36万") == [("revenue", None, "36 万元")]


@given(
    st.text(
        alphabet="季度月年利润开票卖人员工研发占裁员率 ，。%万亿元天分个0123456789一二三十百多来", max_size=40
    )
)
def test_any_text_is_read_without_stumbling(text: str) -> None:
    for each in amounts(text):
        assert each.span.exact is None or each.written


@pytest.mark.parametrize("text", ["请两个阿姨", "店里三个服务员", "雇了2名帮工"])
def test_who_is_taken_on_by_what_he_does_is_counted(text: str) -> None:
    (people,) = amounts(text)
    assert people.measure == "headcount"


def test_an_odd_sum_is_repeated_to_the_last_yuan() -> None:
    (odd,), (even,) = amounts("利润300万零一块"), amounts("利润300万零5千")
    assert (odd.written, even.written) == ("3000001 元", "300.5 万元")


def test_the_sales_of_a_month_are_not_how_long_a_firm_has_been_there() -> None:
    (found,) = amounts("开早餐店一个月营业额十一万")
    assert (found.measure, found.per, found.written) == ("revenue", "month", "11 万元")


def test_whether_tax_is_paid_of_a_figure_does_not_make_it_tax() -> None:
    (found,) = amounts("一个月9万要交税不")
    assert (found.measure, found.per) == (None, "month")


def test_whom_a_firm_is_said_to_hire_does_not_make_its_people_those() -> None:
    (found,) = amounts("残疾人我们厂210人")
    assert found.measure == "headcount"
