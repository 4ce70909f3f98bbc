from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text.numerals import digits


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("三十万", "30万"),
        ("二十五人", "25人"),
        ("两百万", "200万"),
        ("五千万", "5000万"),
        ("一点五个点", "1.5个点"),
        ("百分之六十", "60%"),
        ("百分之5", "5%"),
        ("十二个月", "12个月"),
    ],
)
def test_figures_are_written_in_digits(written: str, expected: str) -> None:
    assert digits(written) == expected


@pytest.mark.parametrize(
    "name", ["六个计划", "四好商会", "两个健康", "六税两费", "五好", "一般纳税人", "统一"]
)
def test_names_keep_their_numerals(name: str) -> None:
    assert digits(name) == name


@given(st.text(alphabet="零一二三四五六七八九十百千万亿两点个百分之0123456789", max_size=12))
def test_reading_twice_is_reading_once(text: str) -> None:
    assert digits(digits(text)) == digits(text)
