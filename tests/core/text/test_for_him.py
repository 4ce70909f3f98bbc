"""Rules named by their figures, of which somebody asks whether they are for him."""

from __future__ import annotations

import pytest

from bot.core.text.for_him import asks_how_many, rule_put_up


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("30人以下那个20%我们能用吗", ["people", "percent"]),
        ("那个20%我们能用吗", ["percent"]),
        ("300万以下的5%我们能享受吗", ["money", "percent"]),
        ("我们厂180人 30人以下那个能用吗", ["people"]),
        ("30人以下免征那条我们适用吗", ["people"]),
    ],
)
def test_the_figures_of_a_rule_are_put_up(text: str, units: list[str]) -> None:
    assert [each.unit for each in rule_put_up(text)] == units


@pytest.mark.parametrize("text", ["那个20%是什么", "我们25人能用吗", "30人以下能用吗", "那个30万我们能用吗"])
def test_else_nothing_is(text: str) -> None:
    assert rule_put_up(text) == ()


def test_how_many_may_be_let_go_or_must_be_taken_on_is_asked() -> None:
    assert asks_how_many("裁几个可以")
    assert asks_how_many("要安排几个残疾人")
    assert not asks_how_many("残疾人有多少")
