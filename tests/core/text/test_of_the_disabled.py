"""Of whom somebody counts so many where a levy counts the disabled alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.text.of_the_disabled import of_the_disabled


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("招两个呢", "招两个残疾人呢"),
        ("60人 安排1个人", "60人 安排1个残疾人"),
        ("要是请了3个要交多少", "要是请了3个残疾人要交多少"),
        ("要是一个也没有", "要是一个残疾人也没有"),
        ("1个60人", "1个残疾人,60人"),
        ("60人里就2个 交几折", "60人里就2个残疾人 交几折"),
        ("我们60人请了2个", "我们60人请了2个残疾人"),
        ("120人 一个都没招", "120人 一个残疾人都没招"),
    ],
)
def test_who_is_hired_without_a_word_for_it_is_disabled(text: str, said: str) -> None:
    assert of_the_disabled(text, Decimal(60)) == said


@pytest.mark.parametrize(
    "text", ["再招两个呢", "招两个应届生", "我们两个人", "一个月没交", "招两个残疾人", "招70个呢"]
)
def test_who_is_said_to_be_somebody_else_is_left(text: str) -> None:
    assert of_the_disabled(text, Decimal(60)) == text
