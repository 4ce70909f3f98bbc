"""Which of those that were offered is described gets what was offered of it."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.chats.that_one import RULE, of_that_one
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Decision

SHOWN = ("guarantee/eligibility", "startup/overview")
CHAT = Conversation(offered=("guarantee", "startup"), shown=SHOWN)


def heard(text: str, about: str = "guarantee", chat: Conversation = CHAT) -> PartRef | None:
    def hear(said: str, _chat: Conversation) -> Decision:
        return Decision(Answered((PartRef(about, "benefit"),)), 0.6, "answer", said)

    def picked(ref: PartRef) -> Decision:
        return Decision(Answered((ref,)), 1.0, "picked", "")

    found = of_that_one(text, chat, hear, picked)
    assert found is None or found.rule == RULE
    return found.about if found else None


@pytest.mark.parametrize("text", ["就是1%担保费的那个", "我说的是收1%的那项", "选担保费那个"])
def test_the_description_picks_the_part_that_was_offered(text: str) -> None:
    assert heard(text) == PartRef("guarantee", "eligibility")


@pytest.mark.parametrize("text", ["1%担保费的那个怎么申请", "担保费多少", "那个"])
def test_who_asks_something_of_it_picks_nothing(text: str) -> None:
    assert heard(text) is None


def test_only_what_was_offered_with_a_part_of_its_own_is_picked() -> None:
    assert heard("就是创业的那个", "startup") is None
    assert heard("就是退税的那个", "refund") is None
    assert heard("就是1%担保费的那个", chat=Conversation("guarantee")) is None
