"""What a message takes for true."""

from __future__ import annotations

from decimal import Decimal

from bot.core.text.claiming import claims


def test_a_result_is_no_figure_of_the_policy() -> None:
    found = claims("那我交5万就是还3万对不对")
    assert (found.result, found.beliefs) == (Decimal(30_000), ())


def test_a_figure_of_the_policy_is_believed_unless_it_is_ones_own() -> None:
    assert [str(each.number) for each in claims("单证保存5年对吧").beliefs] == ["5"]
    assert claims("单证保存5年对吧", own=True).beliefs == ()


def test_that_nothing_or_only_what_is_above_is_paid() -> None:
    assert claims("高企是免所得税").exempt
    assert claims("超过的部分才交对吧").only_excess
    assert not claims("超过的部分怎么交").only_excess
