"""Figures are the same however they are written."""

from __future__ import annotations

import pytest

from bot.core.proving.stated import Figure, stated


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("３０ 万元", "300,000 元"),
        ("三十万", "30 万"),
        ("百分之五", "5%"),
        ("1.5 个百分点", "1.5%"),
        ("2026 年 12 月 31 日", "2026-12-31"),
        ("财金〔2026〕2号", "财金[2026]2号"),
        ("20/30/50 万元", "20 万、30 万、50 万"),
        ("两年", "2 年"),
    ],
)
def test_two_spellings_state_the_same(one: str, other: str) -> None:
    assert stated(one) == stated(other) != frozenset()


@pytest.mark.parametrize("text", ["六个计划", "一次性扣除", "1. 先申请", "① 先申请", "占百分比", "减半"])
def test_what_only_counts_the_sentence_states_nothing(text: str) -> None:
    assert not stated(text)


@pytest.mark.parametrize(
    ("said", "fact", "told"),
    [
        ("12 月 31 日", "2026-12-31", True),
        ("2026 年", "2026-12-31", True),
        ("2027 年", "2026-12-31", False),
        ("5%", "5 人", False),
        ("30 人", "30", True),
        ("30 万", "30", False),
        ("第 728 号令", "2020 年第728号", True),
    ],
)
def test_a_figure_is_told_only_by_its_own_value(said: str, fact: str, told: bool) -> None:
    (figure,) = stated(said)
    assert any(map(figure.is_told_by, stated(fact))) is told


def test_a_written_figure_is_read_back() -> None:
    for figure in stated("5%、30 人、2026-12-31、财金〔2026〕2号、12366、30 万元、3 个月"):
        assert Figure.read(str(figure)) == figure
