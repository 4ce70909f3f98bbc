"""Comparisons: with a twin, with what nobody has written of, and with what the topic itself speaks of."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.outcomes import Compared, Gap, Outcome
from tests.core.small import TODAY, engine

SMALL = engine()


def outcome(text: str) -> Outcome:
    return SMALL.respond(text, Conversation(), TODAY).decision.outcome


def test_two_twins_are_told_apart() -> None:
    assert outcome("稳岗返还和扩岗补助一样吗") == Compared("stay", "grow")


@pytest.mark.parametrize("text", ["稳岗返还和失业保险金一样吗", "稳岗返还跟工伤保险有什么区别"])
def test_beside_what_its_topic_never_speaks_of_nothing_is_claimed(text: str) -> None:
    assert outcome(text) == Gap("stay", None)


def test_what_the_topic_speaks_of_is_no_stranger_to_it() -> None:
    assert outcome("稳岗返还和失业保险费一样吗") != Gap("stay", None)
