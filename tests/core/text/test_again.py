"""Messages that ask of what was told before."""

from __future__ import annotations

import pytest

from bot.core.text.again import of_ones_own, what_it_comes_to


@pytest.mark.parametrize("text", ["研发占比我们这个规模要多少", "按咱们这种情况呢", "我们的规模能领吗"])
def test_ones_own_case_is_asked_of(text: str) -> None:
    assert of_ones_own(text)


@pytest.mark.parametrize("text", ["多大规模要多少", "什么情况能领", "我们能领吗"])
def test_no_case_of_ones_own_is(text: str) -> None:
    assert not of_ones_own(text)


@pytest.mark.parametrize("text", ["他要交多少", "那我能贴多少钱呢", "一共要缴多少税？"])
def test_how_much_it_is_is_asked(text: str) -> None:
    assert what_it_comes_to(text)


@pytest.mark.parametrize("text", ["教育费附加交多少", "最多贴多少", "交多少个月"])
def test_more_is_asked(text: str) -> None:
    assert not what_it_comes_to(text)
