"""Words that ask."""

from __future__ import annotations

import pytest

from bot.core.text.asking import interrogates


@pytest.mark.parametrize(
    "text", ["补多少", "要不要交", "交没交都算吗", "领得到领不到", "合不合适", "是否要报", "有没材料"]
)
def test_a_question_is_heard_without_its_mark(text: str) -> None:
    assert interrogates(text)


@pytest.mark.parametrize("text", ["不用了", "没有裁员", "我是小规模", "谢谢"])
def test_a_statement_does_not_ask(text: str) -> None:
    assert not interrogates(text)
