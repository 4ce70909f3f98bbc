"""What something is likened to in passing."""

from __future__ import annotations

import pytest

from bot.core.text.likening import without_likened


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("学校说跟大公司一样六十天内给", "学校说六十天内给"),
        ("个体户和公司一样是5%吗", "个体户5%吗"),
        ("小规模跟一般纳税人一样吗", "小规模跟一般纳税人一样吗"),
        ("个体户和公司一样能减吗", "个体户和公司一样能减吗"),
    ],
)
def test_what_has_the_same_figure_is_left_out(text: str, left: str) -> None:
    assert without_likened(text) == left
