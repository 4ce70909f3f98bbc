from __future__ import annotations

import pytest

from bot.delivery.fragments import BROKEN, is_complete
from tests.core.small import engine

READER = engine().reader


def complete(text: str) -> bool:
    return is_complete(text, READER.read(text))


@pytest.mark.parametrize(
    "text",
    [
        "小规模增值税怎么申请",
        "请问一下季度 30 万免不免增值税？",
        "我厂 28 个人\n能不能领补贴",
        "还有什么条件",
        "哪个镇有启航班",
        "小规模 材料",
        "小规模季度 30 万免税吗",
        "小規模季度 30 萬免稅嗎",
        "小规模开票？",
    ],
)
def test_a_question_with_a_subject_is_complete(text: str) -> None:
    assert complete(text)


@pytest.mark.parametrize(
    "text",
    ["那个", "还有", "我想问一下", "小规模增值税怎么申请，还有", "请问怎么申请，", "我想问几个问题：", "……"],
)
def test_what_ends_open_waits(text: str) -> None:
    assert not complete(text)


@pytest.mark.parametrize("text", ["小规模增值税", "我厂 28 个人", "你好", "稳岗", "我是开鞋厂的"])
def test_what_asks_nothing_waits(text: str) -> None:
    assert not complete(text)


@pytest.mark.parametrize("text", ["材料呢", "要材料吗", "电话？"])
def test_a_bare_follow_up_that_asks_for_a_part_is_complete(text: str) -> None:
    assert complete(text)


@pytest.mark.parametrize("text", ["材料", "怎么", "多少", "呢"])
def test_what_is_very_short_waits_for_its_subject(text: str) -> None:
    assert not complete(text)


def test_a_text_that_was_cut_for_its_length_waits_for_its_other_half() -> None:
    assert not complete("小规模怎么申请？" + "甲" * BROKEN)
    assert complete("小规模怎么申请？")
