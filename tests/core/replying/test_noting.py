"""When a person is told that the question was noted."""

from __future__ import annotations

import pytest

from bot.core.knowledge.wording import Wording
from bot.core.outcomes import Answered, Decision, Gap, Handoff, Outcome, Reply, Smalltalk, Unanswered
from bot.core.replying.noting import noted
from tests.core.small_wording import TEXTS


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Gap("a", None), True),
        (Unanswered(), True),
        (Handoff(), True),
        (Answered(()), False),
        (Smalltalk("x"), False),
    ],
)
def test_only_what_was_not_answered_is_said_to_be_noted(outcome: Outcome, told: bool) -> None:
    reply = noted(Reply(Decision(outcome, 1.0, "", ""), "回复"), Wording(TEXTS))
    assert reply.text == ("回复\n已记下" if told else "回复")
