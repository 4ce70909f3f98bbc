"""Persons of a kind that somebody counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.text.persons import persons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("科技人员7个够不够", [("staff", 7)]),
        ("80人里7个科技人员", [("staff", 7)]),
        ("科技人员80,总共3200", [("staff", 80)]),
        ("80个研发的一共900人", [("staff", 80)]),
        ("科技人员10%", []),
        ("去年裁了5个人", [("laid_off", 5)]),
        ("裁员3名", [("laid_off", 3)]),
        ("今年走了4个", [("laid_off", 4)]),
        ("走访6家", []),
        ("我们9月份入职了12个", [("hired", 12)]),
        ("招12个应届生", [("hired", 12)]),
        ("招了2个残疾人", [("disabled", 2)]),
        ("残疾人有两名", [("disabled", 2)]),
        ("一个残疾人都没招", [("disabled", 0)]),
        ("200人厂,一个残疾人也没安排", [("disabled", 0)]),
        ("招了两个月还没人", []),
        ("我们80个人", []),
        ("裁了5个点", []),
        ("招标3个项目", []),
        ("招了十来个人", []),
    ],
)
def test_persons_are_counted_by_what_they_are(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each.kind, each.number) for each in persons(text)] == [
        (kind, Decimal(number)) for kind, number in expected
    ]
