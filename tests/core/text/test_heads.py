"""How many somebody's people are where no word says that they are people, and how many more there will be."""

from __future__ import annotations

import pytest

from bot.core.text.amounts import amounts
from bot.core.text.heads import just, more


@pytest.mark.parametrize("text", ["我刚好30个", "我们才30个要交吗", "厂里一共只有三十个"])
def test_a_bare_number_of_ones_own_is_of_people(text: str) -> None:
    assert [each.written for each in just(text)] == ["30 人"]


@pytest.mark.parametrize("text", ["有30个镇", "我们有30个产品", "刚好30个", "我们30人"])
def test_what_is_of_something_else_or_of_nobody_is_not(text: str) -> None:
    assert just(text) == ()


@pytest.mark.parametrize(
    ("text", "whole"),
    [("如果明年多请一个呢", "31 人"), ("再招5个人", "35 人"), ("后面又来了两个员工", "32 人")],
)
def test_so_many_more_are_added(text: str, whole: str) -> None:
    assert [each.written for each in more(text, amounts("我们30个人"))] == [whole]


@pytest.mark.parametrize("text", ["再招两个大学生", "多请一个残疾人", "招3个人", "再交3个月"])
def test_of_a_kind_or_not_more_they_are_not(text: str) -> None:
    assert more(text, amounts("我们30个人")) == ()


def test_nothing_is_added_to_what_nobody_told() -> None:
    assert more("再招5个人", ()) == ()
    assert more("再招5个人", amounts("我们不到30个人")) == ()
