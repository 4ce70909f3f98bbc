"""A quarter of which one month is told, and that there was nothing in the others."""

from __future__ import annotations

import pytest

from bot.core.text.amounts import amounts
from bot.core.text.quarters import of_the_quarter


@pytest.mark.parametrize(
    "text",
    ["一个月开了12万,前两个月没开", "这个月开票12万 另外2个月都是0", "头两个月没有收入,这个月卖了12万"],
)
def test_one_month_is_all_of_its_quarter(text: str) -> None:
    (found,) = of_the_quarter(text, amounts(text))
    assert (found.per, found.written) == ("quarter", "12 万元")


@pytest.mark.parametrize(
    "text",
    ["一个月开了12万", "一个月开了12万,前两个月开了8万", "一季度开了12万,前两个月没开", "前两个月没开"],
)
def test_otherwise_it_is_not(text: str) -> None:
    assert of_the_quarter(text, amounts(text)) == ()
