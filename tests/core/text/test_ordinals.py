"""Ordinals that point at something, and those that do not."""

from __future__ import annotations

import pytest

from bot.core.text.ordinals import LAST, Pointing, pointing, with_names


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("第一个讲讲", 1, "讲讲"),
        ("那第2个呢", 2, "呢"),
        ("我想问第三項怎么申请", 3, "怎么申请"),
        ("最后一个是什么", LAST, "是什么"),
        ("第二个政策要到几时", 2, "要到几时"),
    ],
)
def test_an_ordinal_points_with_what_is_asked_behind_it(text: str, number: int, rest: str) -> None:
    assert pointing(text) == Pointing(number, rest)


@pytest.mark.parametrize(
    "text", ["第二个月要交吗", "第三个员工呢", "第二个条件怎么算", "第一季度", "残保金第一个讲讲"]
)
def test_an_ordinal_of_something_else_points_at_nothing(text: str) -> None:
    assert pointing(text) is None


@pytest.mark.parametrize(
    ("rest", "nothing", "same"),
    [("讲讲", True, False), ("呢", True, True), ("是什么", True, False), ("怎么办", False, False)],
)
def test_what_asks_nothing_more_is_told_from_a_question(rest: str, nothing: bool, same: bool) -> None:
    found = Pointing(1, rest)
    assert (found.says_nothing, found.asks_the_same) == (nothing, same)


def test_an_ordinal_without_a_name_stays_as_it_is() -> None:
    assert with_names("和第二个、第三个呢", {2: "残保金"}.get) == "和残保金、第三个呢"


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("还有吗 第三个呢", 3, "呢"),
        ("回到第三个 几时到期", 3, " 几时到期"),
        ("利息补几个点 第二个", 2, "利息补几个点"),
        ("要什么材料，第一个呢？", 1, "要什么材料"),
    ],
)
def test_it_may_stand_beside_other_words(text: str, number: int, rest: str) -> None:
    assert pointing(text) == Pointing(number, rest)


@pytest.mark.parametrize("text", ["哪个好 第一个还是第二个", "第一个员工，第二个呢", "我们厂 第三个月"])
def test_several_or_those_of_something_else_point_at_nothing(text: str) -> None:
    assert pointing(text) is None
