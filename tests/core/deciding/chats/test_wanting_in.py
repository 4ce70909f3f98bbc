"""A bare wish for what the chat is about asks how."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding.chats.wanting_in import how_to, may_he


@pytest.mark.parametrize("text", ["那我也想报名", "我们要报名", "就想报名了"])
def test_it_asks_how_in_a_chat_about_something(text: str) -> None:
    assert how_to(text, Conversation("plan")) == "怎么报名"


@pytest.mark.parametrize("text", ["另外我想申请科小", "我不想报名", "我想报名要什么材料"])
def test_what_says_more_stays_as_it_is(text: str) -> None:
    assert how_to(text, Conversation("plan")) == text


def test_with_nothing_talked_of_there_is_nothing_to_want() -> None:
    assert how_to("我也想报名", NOTHING_SAID) == "我也想报名"


@pytest.mark.parametrize(
    ("text", "asks"), [("小规模可以吗", "小规模可以享受吗"), ("那小规模也能不", "那小规模也能享受吗")]
)
def test_whether_another_may_is_asked_of_what_the_chat_is_about(text: str, asks: str) -> None:
    assert may_he(text, Conversation("credit"), ("small-scale",)) == asks
    assert may_he(text, Conversation("credit"), ()) == text
    assert may_he("要小规模才行吗", Conversation("credit"), ("small-scale",)) == "要小规模才行吗"
    assert may_he(text, Conversation("small-scale"), ("small-scale",)) == text
    assert may_he(text, Conversation(), ("small-scale",)) == text
    assert may_he("小规模可以免税吗", Conversation("credit"), ("small-scale",)) == "小规模可以免税吗"
