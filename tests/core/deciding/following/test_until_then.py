"""Whether it is over by a day asks until when it is."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding.following.until_then import UntilThen
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.model import Knowledge, PartRef
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
