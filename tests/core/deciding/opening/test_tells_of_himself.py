"""What is asked beside who somebody is and where."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding.grounds.whole import Whole
from bot.core.deciding.opening.tells_of_himself import RULE, TellsOfHimself
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Outcome
from tests.core.small import engine, topic

TOWN = topic(id="town", title="安海镇", kind="place", aliases=["安海"], facets={"overview": "安海是镇。"})
RESEARCH = topic(id="research", title="研发加计扣除", facets={"overview": "加计。", "benefit": "多扣。"})
ENGINE = engine(TOWN, RESEARCH)
BENEFIT, TRADE = Answered((PartRef("research", "benefit"),)), Answered((PartRef("town", "industry"),))
OF_THE_TOWN = Clarify("close", (PartRef("town", "industry"), PartRef("research", "benefit")))
OF_RESEARCH = Clarify("close", (PartRef("research", "benefit"), PartRef("research", "overview")))
LISTENER = TellsOfHimself(ENGINE.knowledge, lambda clause: clause.startswith("我是"))


def heard(text: str, first: Outcome, replies: dict[str, Outcome], *, sure: float = 0.7) -> Decision:
    def hear(said: str, _chat: Conversation) -> Decision:
        return Decision(replies.get(said, Gap("town", "money")), sure, "answer", "")

    whole = Whole(text, Decision(first, 0.3, "close", ""), NOTHING_SAID, hear, ENGINE.reader, 0.4)
    return LISTENER.heard(whole)


def test_what_is_told_with_his_town_asks_nothing_and_the_town_is_kept() -> None:
    decision = heard(
        "我做机械的在安海 去年投了300万 能多扣多少",
        OF_THE_TOWN,
        {"去年投了300万，能多扣多少": BENEFIT},
    )
    assert (decision.rule, decision.outcome, decision.named) == (RULE, BENEFIT, ("town",))


def test_only_what_asks_is_heard_where_all_the_rest_says_nothing() -> None:
    decision = heard("我爸在安海做瓷砖 我刚回来帮忙 能多扣多少", OF_THE_TOWN, {"能多扣多少": BENEFIT})
    assert decision.outcome == BENEFIT


def test_what_the_clause_about_his_town_comes_to_is_no_answer_to_the_rest() -> None:
    replies: dict[str, Outcome] = {"我在安海做鞋": TRADE, "能多扣多少": BENEFIT}
    assert heard("我在安海做鞋 能多扣多少", TRADE, replies).outcome == BENEFIT
    assert heard("我在安海做鞋 能多扣多少", TRADE, replies | {"我在安海做鞋": BENEFIT}).outcome == TRADE


@pytest.mark.parametrize(
    "text",
    [
        "以前叫安海的 是哪个镇",
        "我在安海做鞋 我们镇有补贴吗",
        "我在安海做鞋 安海有什么",
        "安海有什么",
        "我在安海做鞋",
    ],
)
def test_what_is_asked_of_the_town_stays(text: str) -> None:
    assert heard(text, OF_THE_TOWN, {"是哪个镇": BENEFIT, "我们镇有补贴吗": BENEFIT}).rule == "close"


def test_a_town_again_or_something_unsure_is_no_better() -> None:
    text = "我在安海做鞋 能多扣多少"
    assert heard(text, OF_THE_TOWN, {"能多扣多少": TRADE}).rule == "close"
    assert heard(text, OF_THE_TOWN, {"能多扣多少": BENEFIT}, sure=0.2).rule == "close"


def test_without_who_he_is_one_of_the_choices_may_be_sure() -> None:
    text = "我是开厂的 能多扣多少"
    assert heard(text, OF_RESEARCH, {"能多扣多少": BENEFIT}).outcome == BENEFIT
    assert heard(text, OF_RESEARCH, {"能多扣多少": TRADE}).outcome == OF_RESEARCH
    assert heard("开厂的 能多扣多少", OF_RESEARCH, {"能多扣多少": BENEFIT}).outcome == OF_RESEARCH
