"""What a message says beside its figures."""

from __future__ import annotations

import pytest

from bot.core.deciding.figures.beside import BesideFigures
from tests.core.small import engine, topic

BESIDE = BesideFigures(("我们", "有", "那", "呢"), {"增值税": ("增值税",)})


@pytest.mark.parametrize(
    ("text", "anything"), [("那35人呢", False), ("我们有28个人", False), ("35人去哪", True)]
)
def test_words_around_a_figure_are_nothing(text: str, *, anything: bool) -> None:
    assert BESIDE.anything(text) is anything


def test_its_own_tax_asks_for_no_more_and_another_part_does() -> None:
    vat = topic(id="vat", title="小规模纳税人", axes={"tax": "增值税"}, facets={"overview": "按季算。"})
    read = engine(vat).reader.read
    assert not BESIDE.asks_more(vat, read("增值税"))
    assert BESIDE.asks_more(vat, read("要带什么材料"))
