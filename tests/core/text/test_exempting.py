"""Who believes that nothing is paid, and what has it that less is."""

from __future__ import annotations

import pytest

from bot.core.text.exempting import believes_exempt, says_less


@pytest.mark.parametrize(
    "text", ["高企是免所得税", "三年内不用交任何税 对吗", "个税全免了对吧", "听说所得税都免了"]
)
def test_who_puts_it_up_believes_it(text: str) -> None:
    assert believes_exempt(text)


@pytest.mark.parametrize("text", ["能免税吗", "免不免税", "个税免多少", "要不要交税", "免费吗", "我还能免吗"])
def test_who_asks_believes_nothing(text: str) -> None:
    assert not believes_exempt(text)


def test_what_is_nothing_for_some_is_not_only_less() -> None:
    assert says_less("减按 15% 税率")
    assert not says_less("未达到的免征，其余减按 1%")
    assert not says_less("贴息 1%")
