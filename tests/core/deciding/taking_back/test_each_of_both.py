"""What is asked of each of two is no question which of them is meant."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.taking_back.each_of_both import EachOfBoth
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision

ONE, OTHER, PAPERS = PartRef("one", "benefit"), PartRef("other", "benefit"), PartRef("other", "materials")


def heard(text: str, *options: PartRef) -> object:
    asked = Decision(Clarify("close", options), 0.4, "close", "")
    found = EachOfBoth.heard(text, Evidence(decision=asked), Conversation())
    return found.outcome if found else None


def test_the_same_part_of_two_topics_is_answered_of_both() -> None:
    assert heard("这两边各贴几个点", ONE, OTHER, PAPERS) == Answered((ONE, OTHER))
    assert heard("分别补多少", ONE, OTHER) == Answered((ONE, OTHER))


def test_what_asks_of_one_or_of_different_parts_is_asked_back() -> None:
    assert heard("贴几个点", ONE, OTHER) is None
    assert heard("这两边各贴几个点", ONE, PAPERS) is None
    assert heard("这两边各贴几个点", OTHER, PAPERS) is None
