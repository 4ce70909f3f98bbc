"""Who asks what else there is, or gives the chat's topic up, does not ask of that topic."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.chats.asked_instead import ANEW, ELSE, asked_instead
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision


def heard(text: str, topic: str | None = "renew", *, found: str = "match", sure: float = 0.6) -> str | None:
    def hear(what: str, chat: Conversation) -> Decision:
        assert chat.topic is None
        return Decision(Answered((PartRef(found, "overview"),)), sure, "answer", what)

    decision = asked_instead(text, Conversation(topic), hear, 0.4)
    assert decision is None or decision.rule in {ANEW, ELSE}
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


def test_who_gives_a_topic_up_is_heard_only_if_it_is_surely_something() -> None:
    assert heard("算了 招个学徒有没有钱", sure=0.3) is None
    assert heard("算了 招个学徒有没有钱", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "服了 我问守岗你给我说别的 重新问 招个学徒有没有钱",
        "你答的是什么 我重新问一遍，招个学徒有没有钱",
        "重来 招个学徒有没有钱",
    ],
)
def test_who_asks_once_more_is_heard_without_his_complaint_also_before_any_topic(text: str) -> None:
    assert heard(text, None) == heard(text) == "招个学徒有没有钱"
    assert heard(text, sure=0.3) is None


@pytest.mark.parametrize(
    ("text", "left"), [("换一个 研发那个到什么时候", True), ("换一个 研发那个的", False)]
)
def test_who_gives_it_up_and_asks_is_asked_back_of_others(text: str, left: bool) -> None:
    others = Clarify.among((PartRef("rd", "since"), PartRef("rd", "deadline")))

    def hear(what: str, _chat: Conversation) -> Decision:
        return Decision(others, 0.1, "close", what)

    decision = asked_instead(text, Conversation("renew"), hear, 0.4)
    assert (decision is not None) == left
