"""Whether it is over by a day asks until when it is."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding.following.until_then import UntilThen
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Decision, Unanswered
from tests.core.small import topic

DATED = topic(id="dated", title="夏补贴", facets={"overview": "夏天的补贴。", "deadline": "到年底。"})
ENDLESS = topic(id="endless", title="冬补贴", facets={"overview": "冬天的补贴。"})
UNTIL = UntilThen(Knowledge((DATED, ENDLESS)))


def heard(text: str, chat: Conversation) -> PartRef | None:
    found = UNTIL.asked(text, Evidence(), chat)
    return found.about if found else None


@pytest.mark.parametrize(
    "text",
    [
        "12月31号就没了？",
        "听说年底就没有了",
        "是到2026年12月31日吗",
        "明年就停了吗",
        "是不是到6月30号就结束了",
        "月底截止对吧",
    ],
)
def test_a_day_and_that_it_is_over_asks_until_when(text: str) -> None:
    assert heard(text, Conversation("dated")) == PartRef("dated", "deadline")


@pytest.mark.parametrize(
    "text", ["12月31号放款算吗", "去年的算吗", "年底要交什么材料", "贷款下个月到期怎么办", "12月31号"]
)
def test_a_day_beside_something_else_does_not(text: str) -> None:
    assert heard(text, Conversation("dated")) is None


def test_only_of_what_is_talked_of_and_has_an_end() -> None:
    assert heard("年底就没了吗", NOTHING_SAID) is None
    assert heard("年底就没了吗", Conversation("endless")) is None


def missed(text: str, decision: Decision, chat: Conversation) -> PartRef | None:
    found = UNTIL.missed(text, Evidence(decision=decision), chat)
    return found.answered if found else None


TOLD, LOST = Conversation("dated", "deadline"), Decision(Unanswered(), 0.5, "nothing_fits", "")


@pytest.mark.parametrize("text", ["过了咋办", "那要是错过了呢", "没赶上怎么办", "过期了还能领吗"])
def test_who_missed_the_day_that_was_told_is_told_it_again(text: str) -> None:
    assert missed(text, LOST, TOLD) == PartRef("dated", "deadline")
    assert missed(text, LOST, Conversation("dated", "overview")) is None


def test_what_surely_answers_that_does() -> None:
    own = Answered((PartRef("dated", "late"),))
    assert missed("过了咋办", Decision(own, 0.7, "answer", ""), TOLD) is None
    assert missed("过了咋办", Decision(own, 0.45, "answer", ""), TOLD) == PartRef("dated", "deadline")
    assert missed("贷款过期了怎么办", LOST, TOLD) is None
