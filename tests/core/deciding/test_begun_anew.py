"""Who gives the chat's topic up asks of another."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.begun_anew import RULE, begun_anew
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Decision


def heard(text: str, topic: str | None = "past", *, sure: float = 0.6) -> str | None:
    def hear(asked: str, chat: Conversation) -> Decision:
        assert chat.topic is None
        return Decision(Answered((PartRef("other", "overview"),)), sure, "answer", asked)

    decision = begun_anew(text, Conversation(topic), hear, 0.4)
    assert decision is None or decision.rule == RULE
    return decision.normalized if decision else None


@pytest.mark.parametrize(
    "text",
    [
        "算了 招个学徒有没有钱",
        "那算了，招个学徒有没有钱",
        "不说这个了 招个学徒有没有钱",
        "换个问题，招个学徒有没有钱",
    ],
)
def test_what_is_asked_then_is_heard_without_the_chat(text: str) -> None:
    assert heard(text) == "招个学徒有没有钱"


@pytest.mark.parametrize("text", ["算了", "招个学徒算了吗", "这算了几年的钱", "利息算了没有"])
def test_who_gives_nothing_up_goes_on(text: str) -> None:
    assert heard(text) is None


def test_only_what_is_surely_something_is_taken() -> None:
    assert heard("算了 招个学徒有没有钱", sure=0.3) is None
    assert heard("算了 招个学徒有没有钱", None) is None
