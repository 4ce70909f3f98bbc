"""Words that a topic never uses count as strange; others, typing errors and Latin words do not."""

from __future__ import annotations

import pytest

from bot.core.weighing.phrasings import Row
from bot.core.weighing.strange import Spoken


def row(part: int, topic: str, text: str) -> Row:
    return Row(part, topic, text, text, (), frozenset(), bare=False)


ROWS = (row(0, "grow", "大学生补多少"), row(1, "grow", "合同签几年"), row(2, "stay", "食堂可以办吗"))
SPOKEN = Spoken({"grow": [0, 1], "stay": [2]}, ROWS, ["每人1500元", "一年以上", "食堂"], ["至少"])


def test_what_no_text_of_the_topic_has_is_strange() -> None:
    assert SPOKEN.strange({"食堂": 3.0, "给": 1.0}, "grow") == 0.75
    assert SPOKEN.strange({"食堂": 3.0, "给": 1.0}, "stay") == 0


@pytest.mark.parametrize("word", ["班", "erp", "至少", "合同", "1500"])
def test_a_single_character_a_latin_word_and_what_is_said_of_anything_are_not(word: str) -> None:
    assert SPOKEN.strange({word: 3.0, "给": 1.0}, "grow") == 0


def test_what_is_left_out_is_not_looked_at() -> None:
    assert SPOKEN.strange({"合同": 3.0}, "grow", rows=[1]) == 1
    assert SPOKEN.strange({"合同": 3.0}, "grow", parts=[1]) == 1
    assert SPOKEN.strange({"合同": 3.0}, "grow", rows=[0], parts=[2]) == 0


def test_where_nothing_is_said_nothing_is_strange() -> None:
    assert SPOKEN.strange({}, "grow") == 0
    assert SPOKEN.strange({"食堂": 3.0}, "unknown") == 1
