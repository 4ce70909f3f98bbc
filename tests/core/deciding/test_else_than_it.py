"""Who asks what else there is, and says of what sort, does not ask of the chat's topic."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.else_than_it import RULE, else_than_it
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Decision


def heard(text: str, topic: str | None = "renew", *, found: str = "match", sure: float = 0.6) -> str | None:
    def hear(what: str, chat: Conversation) -> Decision:
        assert chat.topic is None
        return Decision(Answered((PartRef(found, "overview"),)), sure, "answer", what)

    decision = else_than_it(text, Conversation(topic), hear, 0.4)
    assert decision is None or decision.rule == RULE
    return decision.normalized if decision else None


@pytest.mark.parametrize(
    "text",
    ["还有别的办法吗 政府帮忙找银行", "有没有其他路子，政府帮忙找银行", "那还有别的吗？政府帮忙找银行"],
)
def test_what_is_described_is_heard_without_the_chat(text: str) -> None:
    assert heard(text) == "政府帮忙找银行"


def test_only_what_is_surely_another_topic_is_taken() -> None:
    text = "还有别的办法吗 政府帮忙找银行"
    assert heard(text, found="renew") is None
    assert heard(text, sure=0.3) is None
    assert heard(text, None) is None


def test_what_may_be_done_else_needs_no_stop_before_it() -> None:
    assert heard("有没有别的可以找政府帮忙贷") == "找政府帮忙贷"
    assert heard("还有别的能叫银行来帮的") == "叫银行来帮的"


@pytest.mark.parametrize("text", ["还有别的办法吗", "有没有别的可以抵税", "政府帮忙找银行", "还有别的条件吗"])
def test_what_describes_nothing_else_is_not_heard(text: str) -> None:
    assert heard(text) is None
