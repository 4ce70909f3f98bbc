"""Figures with their units, as texts state them."""

from __future__ import annotations

import pytest

from bot.core.text.quantities import quantities, without_quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("保存 10 年", [(10, "年")]),
        ("每招用 1 人，不超过 1500 元", [(1500, "元")]),
        ("一个人给2000", [(2000, "元")]),
        ("58 家企业，90 名学员", [(58, "家"), (90, "人")]),
        ("2026年5月3日", []),
        ("到2025年底", [(2025, "止")]),
    ],
)
def test_figures_have_their_units_and_dates_are_none(text: str, found: list[tuple[int, str]]) -> None:
    assert [(int(span.upper or 0), unit) for span, unit in quantities(text)] == found


def test_behind_the_unit_stands_whether_it_is_a_limit() -> None:
    (more, _), (less, _) = (*quantities("500 万元以上"), *quantities("30 人以内"))
    assert more.upper is None
    assert less.lower is None


def test_what_is_left_has_neither_figure_nor_unit() -> None:
    assert without_quantities("保存5年和10天对吧").split() == ["保存", "和", "对吧"]
