"""What somebody makes of his own figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.text.accounts import Account, account, without_result


@pytest.mark.parametrize(
    ("text", "of", "result"),
    [
        ("那我交5万就是还3万对不对", "那我交5万", 30_000),
        ("15个就是22500对吧", "15个", 22_500),
        ("3000万一年就是45万对吧", "3000万一年", 450_000),
        ("35万就要交3500块钱的税吧", "35万", 3500),
        ("10个人就能拿15000吗", "10个人", 15_000),
        ("大型企业交100万等于返30万是不是", "大型企业交100万", 300_000),
    ],
)
def test_the_figure_and_what_it_is_thought_to_come_to(text: str, of: str, result: int) -> None:
    assert account(text) == Account(of, Decimal(result))


def test_what_it_comes_to_may_be_all_that_is_said() -> None:
    assert account("那就是2.4万对吧") == Account("", Decimal(24_000))
    assert without_result("那就是2.4万对吧") == ""


@pytest.mark.parametrize(
    "text",
    [
        "超过30万就要交吧",
        "超过300万就是25%对吧",
        "30万就是起征点对吧",
        "最高就是2000万对吧",
        "我交了5万，能返3万多少",
    ],
)
def test_a_rule_or_a_rate_is_no_account(text: str) -> None:
    assert account(text) is None
    assert without_result(text) == text
