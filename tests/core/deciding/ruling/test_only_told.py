"""Who begins with what befell him and asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine

RULE = "only_told"


@pytest.mark.parametrize(
    "text",
    [
        "镇政府欠我40万",
        "国企欠我40万",
        "学校欠我们菜钱半年了",
        "对方欠钱的是镇政府 不是公司 做了他们的桌椅 40万",
    ],
)
def test_what_there_is_on_it_in_short_is_told(text: str, engine: Engine) -> None:
    decision = engine.decide(text, NOTHING_SAID, TODAY)
    assert (decision.rule, str(decision.answered)) == (RULE, "sme-payment-regulation/overview")


@pytest.mark.parametrize(
    "text", ["国企欠我40万能投诉吗", "国企欠我的款是30天还是60天", "老板欠我工资三个月", "欠款"]
)
def test_who_asks_or_tells_of_none_of_ours_is_not(text: str, engine: Engine) -> None:
    assert engine.decide(text, NOTHING_SAID, TODAY).rule != RULE


def test_what_he_tells_may_plainly_be_what_is_not_documented(engine: Engine) -> None:
    assert engine.decide("隔壁厂欠我货款", NOTHING_SAID, TODAY).rule == "known_gap"


def test_in_a_chat_what_is_told_goes_on_with_it(engine: Engine) -> None:
    chat = engine.converse(["客户欠我货款怎么投诉"], TODAY)
    assert engine.decide("国企欠我40万", chat, TODAY).rule != RULE
