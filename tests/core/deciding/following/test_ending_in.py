"""Which policies end in a year is asked of all of them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding.following.ending_in import EndingIn
from bot.core.deciding.grounds.listening import Evidence
from bot.core.outcomes import Clarify
from tests.core.small import engine, topic

TODAY = date(2026, 11, 28)
READER = engine(topic(id="summer", title="夏补贴", facets={"overview": "夏天的补贴。"})).reader
YEARS = EndingIn(READER, {"今年": 0, "明年": 1})


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2027年底到期的有哪些", 2027),
        ("哪些政策2027年底截止", 2027),
        ("明年到期的政策有哪几项？", 2027),
        ("那今年内结束的有什么", 2026),
    ],
)
def test_the_year_is_heard(text: str, year: int) -> None:
    found = YEARS.asked(text, Evidence(TODAY), Conversation("summer"))
    assert found is not None
    assert found.outcome == Clarify(f"ending:{year}", ())


@pytest.mark.parametrize(
    "text", ["夏补贴2027年到期有什么变化", "2027年什么时候到期", "明年有什么补贴", "快到期的有哪些"]
)
def test_other_questions_are_not_heard(text: str) -> None:
    assert YEARS.asked(text, Evidence(TODAY), NOTHING_SAID) is None


def test_next_year_is_none_where_nobody_says_what_day_it_is() -> None:
    assert YEARS.asked("明年到期的有哪些", Evidence(), NOTHING_SAID) is None
