"""A message that goes back in the chat, decided on by a stand-in for the rules."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.chats.going_back import of_earlier
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Decision

CHAT = Conversation("new", "benefit", before="old")


def heard_of(text: str, confidence: float = 0.8, chat: Conversation = CHAT) -> str:
    def decide(heard: Conversation) -> Decision:
        part = PartRef(heard.topic or "none", "procedure")
        return Decision(Answered((part,)), confidence, "answer", "")

    outcome = of_earlier(text, chat, decide, 0.4).outcome
    assert isinstance(outcome, Answered)
    return outcome.parts[0].topic


@pytest.mark.parametrize("text", ["刚才那个怎么办", "回到前面说的那项，要材料吗"])
def test_it_is_heard_of_the_topic_before(text: str) -> None:
    assert heard_of(text) == "old"


@pytest.mark.parametrize("text", ["怎么办", "我刚才在银行"])
def test_what_does_not_go_back_is_of_the_topic_of_the_chat(text: str) -> None:
    assert heard_of(text) == "new"


def test_what_the_topic_before_hardly_answers_is_not_of_it() -> None:
    assert heard_of("刚才那个怎么办", 0.3) == "new"


def test_in_a_chat_about_one_topic_there_is_no_going_back() -> None:
    assert heard_of("刚才那个怎么办", chat=Conversation("new")) == "new"
