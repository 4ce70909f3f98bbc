"""How large, and how exact, a number is meant to be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.knowledge.measures import Span
from bot.core.text.counting import counts


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("260万", 2_600_000),
        ("0.8亿", 80_000_000),
        ("4千万", 40_000_000),
        ("两百六十万", 2_600_000),
        ("三千零五万", 30_050_000),
        ("一亿三", 130_000_000),
        ("一个亿", 100_000_000),
        ("两个亿三千万", 230_000_000),
        ("1亿3000万", 130_000_000),
        ("两万二", 22_000),
        ("两万二千", 22_000),
        ("一百二", 120),
        ("一百零二", 102),
        ("十七", 17),
        ("1,200", 1200),
        ("三点五万", 35_000),
        ("45w", 450_000),
        ("8k", 8000),
        ("四百万整", 4_000_000),
    ],
)
def test_an_exact_number_is_read_exactly(written: str, number: int) -> None:
    (found,) = counts(written)
    assert found.span.exact == Decimal(number)


@pytest.mark.parametrize(
    ("written", "lower", "upper"),
    [
        ("四十来", 36, 44),
        ("四五十", 40, 50),
        ("三百多万", 3_000_000, 4_000_000),
        ("17万多", 170_000, 180_000),
        ("大概20万", 180_000, 220_000),
        ("20万左右", 180_000, 220_000),
        ("将近20万", 180_000, 200_000),
        ("20到25", 20, 25),
        ("20-25万", 200_000, 250_000),
        ("十七八", 17, 18),
    ],
)
def test_a_vague_number_is_a_span(written: str, lower: int, upper: int) -> None:
    (found,) = counts(written)
    assert found.span.lower == lower
    assert found.span.upper == upper


@pytest.mark.parametrize(
    ("written", "lower", "upper", "at_the_limit"),
    [
        ("不到40万", None, 400_000, False),
        ("没有超过40万", None, 400_000, True),
        ("40万以内", None, 400_000, True),
        ("超过40万", 400_000, None, False),
        ("至少40万", 400_000, None, True),
        ("40万以上", 400_000, None, True),
    ],
)
def test_a_side_is_open_and_says_whether_the_limit_belongs_to_it(
    written: str, lower: int | None, upper: int | None, at_the_limit: bool
) -> None:
    (found,) = counts(written)
    assert (found.span.lower, found.span.upper) == (lower, upper)
    assert (found.span.lower_in if upper is None else found.span.upper_in) is at_the_limit


@pytest.mark.parametrize(("written", "lower", "upper"), [("百八十万", 80, 100), ("百十万", 90, 110)])
def test_about_a_hundred_is_no_number(written: str, lower: int, upper: int) -> None:
    (found,) = counts(written)
    assert found.span.lower == lower * 10_000
    assert found.span.upper == upper * 10_000
    assert counts(f"一{written}")[0].span.exact is not None


@pytest.mark.parametrize("written", ["几十万", "二零二六", "好几百"])
def test_what_says_no_number_is_none(written: str) -> None:
    assert counts(written) == ()


@given(st.integers(min_value=1, max_value=99_999))
def test_a_number_in_ten_thousands_means_the_same_as_written_out(number: int) -> None:
    (short,), (long,) = counts(f"{number}万"), counts(f"{number * 10_000}")
    assert short.span == long.span


@given(st.text(alphabet="零一二两三五十百千万亿来多几点0123456789.,到-不超过以下左右 人元", max_size=20))
def test_any_text_is_read_without_stumbling_and_no_span_is_upside_down(text: str) -> None:
    for found in counts(text):
        assert 0 <= found.start < found.end <= found.reach <= len(text)
        lower, upper = found.span.lower, found.span.upper
        assert lower is None or upper is None or lower <= upper


def test_what_is_more_may_be_said_within_a_scale() -> None:
    (found,) = counts("4千多万")
    assert found.span.lower == Decimal(40_000_000)
    assert found.span.upper == Decimal(50_000_000)
    assert counts("3百来万")[0].span.roughly == 3_000_000


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("300万零一块", 3_000_001),
        ("三百万零五千", 3_005_000),
        ("500万零1元", 5_000_001),
        ("9万9千9", 99_900),
        ("9万9999块", 99_999),
        ("二百九十九万九千九百", 2_999_900),
        ("299万9千9百99块", 2_999_999),
        ("299万9千零9块", 2_999_009),
        ("差一块钱10万", 99_999),
        ("300万差1块", 2_999_999),
        ("差两万到10万", 80_000),
    ],
)
def test_the_odd_end_of_a_sum_is_part_of_it(written: str, number: int) -> None:
    (found,) = counts(written)
    assert found.span.exact == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("250万 310个", 2_500_000), ("500万零1台", 5_000_000), ("贷5000万2年", 50_000_000)],
)
def test_what_is_counted_otherwise_is_no_end_of_it(written: str, number: int) -> None:
    assert counts(written)[0].span.exact == number


def test_of_a_share_no_person_is_lacking() -> None:
    assert [each.span.exact for each in counts("差一个就够1%")] == [1, 1]


def test_what_is_said_before_a_share_in_words_makes_it_less_exact() -> None:
    (below,), (over,) = counts("不到百分之一"), counts("过了百分之三")
    assert below.of_hundred
    assert below.span == Span(None, Decimal(1), upper_in=False)
    assert over.span == Span(Decimal(3), None, lower_in=False)


@pytest.mark.parametrize("written", ["300万挂零", "300万零几块", "300万多一点"])
def test_what_is_a_little_more_is_more(written: str) -> None:
    (found,) = counts(written)
    assert found.span.lower == 3_000_000
    assert not found.span.lower_in


@pytest.mark.parametrize("written", ["刚过300万", "利润过了300万", "营收过300万", "破了300万"])
def test_who_is_just_past_a_number_has_more(written: str) -> None:
    (found,) = counts(written)
    assert found.span == Span(Decimal(3_000_000), None, lower_in=False)


def test_who_has_not_passed_it_or_passed_so_much_on_is_not_past_it() -> None:
    assert counts("利润没过300万")[0].span.upper == 3_000_000
    assert counts("交过300万")[0].span.exact == 3_000_000
