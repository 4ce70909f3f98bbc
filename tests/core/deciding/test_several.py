"""Messages with several questions, and stories that have one."""

from __future__ import annotations

import pytest

from bot.core.deciding import clauses, questions
from tests.core.small import engine

READER = engine().reader


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一问稳岗返还返多少，二问招一个应届生补多少", 2),
        ("想问两件事一个是稳岗返还条件是什么一个是出口退税怎么办", 2),
        ("第一问稳岗返还返多少 第二问出口退税怎么办 第三问对标计划做些什么", 3),
        ("明天下雨吗\n稳岗返还返多少", 2),
        ("一问稳岗返还返多少，二问招一个应届生要不要交保险", 2),
        ("一个是公司一个是个体户怎么算", 1),
        ("招一个应届生补多少", 1),
    ],
)
def test_what_is_counted_out_or_on_lines_of_its_own_is_asked_by_itself(text: str, count: int) -> None:
    assert len(questions(text, READER)) == count


def test_what_is_told_before_a_comma_is_no_question_of_its_own() -> None:
    told = "稳岗返还的材料都齐了，能返还多少"
    assert clauses(told, READER) == (told,)
    assert len(clauses("稳岗返还返多少，什么时候截止", READER)) == 2
