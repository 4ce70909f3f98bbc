"""Long messages keep what they ask."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.text.shortening import LONGEST, shortened

STORY = "我们公司做鞋底二十年了，厂房在陈埭，员工都是本地人，这几年订单不太稳定。"
QUESTION = "请问高新技术企业要什么条件？"


def test_a_question_in_the_middle_of_a_long_story_is_kept_whole() -> None:
    text = STORY * 12 + QUESTION + STORY * 12
    assert QUESTION in shortened(text)
    assert shortened(text).startswith(STORY)
    assert shortened(text).endswith("不太稳定。")


def test_a_story_without_a_stop_keeps_both_ends() -> None:
    text = "开头" + "啊" * 2000 + "结尾"
    assert shortened(text).startswith("开头")
    assert shortened(text).endswith("结尾")


@given(st.text(max_size=2000))
def test_nothing_gets_longer_than_is_looked_at(text: str) -> None:
    assert len(shortened(text)) <= LONGEST
    assert len(text) > LONGEST or shortened(text) == text
