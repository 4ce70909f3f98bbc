"""What a topic says is looked up in its phrasings and its answers, once all is in canonical words."""

from __future__ import annotations

import pytest

from tests.core.small import engine

SAYINGS = engine().material.scorer.sayings


@pytest.mark.parametrize(
    ("topic", "words", "said"),
    [
        ("equipment-loan", "1.5个百分点", True),
        ("equipment-loan", "一点五个百分点", True),
        ("equipment-loan", "班车", False),
        ("service-loan", "1.5 个百分点", False),
        ("no-such-topic", "贴息", False),
    ],
)
def test_a_topic_speaks_of_what_it_says_itself_however_it_is_spelled(
    topic: str, words: str, *, said: bool
) -> None:
    assert SAYINGS.speaks_of(topic, words) is said


def test_amounts_are_those_of_the_answers_of_the_topic() -> None:
    assert SAYINGS.figures("equipment-loan") == {"1.5个百分点"}
    assert SAYINGS.figures("no-such-topic") == frozenset()
