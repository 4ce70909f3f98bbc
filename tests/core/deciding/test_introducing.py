"""Who only says who he is before he asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    "text",
    ["我是磁灶镇商会的秘书，想请教几个问题", "小超市 个体的 一个月卖9万", "我们公司一百多人", "我开陶瓷厂的"],
)
def test_who_says_who_he_is_and_asks_nothing_is_greeted(text: str, engine: Engine) -> None:
    reply = engine.respond(text, NOTHING_SAID, TODAY)
    assert (reply.outcome, reply.decision.rule) == ("smalltalk", "introduction")


@pytest.mark.parametrize(
    "text",
    [
        "我是做陶瓷的，有什么补贴",
        "我们厂招不到人",
        "我是小规模纳税人",
        "餐饮",
        "制造业那个5%，意思是只交5%？",
    ],
)
def test_who_asks_complains_or_names_a_policy_is_not(text: str, engine: Engine) -> None:
    assert engine.respond(text, NOTHING_SAID, TODAY).decision.rule != "introduction"


def test_the_figures_that_he_told_decide_what_he_asks_next(engine: Engine) -> None:
    told = engine.converse(["我是做陶瓷的，60个人"], TODAY)
    reply = engine.respond("残保金要交吗", told, TODAY)
    assert "60 人" in reply.text
    assert "60 人" not in engine.respond("残保金要交吗", NOTHING_SAID, TODAY).text


def test_once_something_is_talked_of_it_is_a_follow_up(engine: Engine) -> None:
    chat = engine.converse(["残保金要交吗"], TODAY)
    assert engine.respond("我们公司一百多人", chat, TODAY).decision.rule != "introduction"
