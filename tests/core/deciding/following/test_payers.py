"""A figure that two kinds of payers can have: both are told, unless the message says which he is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.payers import Payers
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Answered, Compared, Decision, Outcome
from tests.core.small import TODAY, engine, topic

if TYPE_CHECKING:
    from bot.core.engine import Engine

WORDS = {"公司": ["公司", "厂"], "个体户": ["个体户"]}


def deciding(name: str, title: str, payer: str, limit: str) -> Any:
    sides = [{"up_to": limit, "met": True, "answer": "少交。"}, {"over": limit, "answer": "不少。"}]
    case = {"measure": "profit", "parts": ["overview"], "sides": sides}
    return topic(id=name, title=title, axes={"payer": payer}, facets={"overview": "少交税。"}, cases=[case])


COMPANY = deciding("company", "小型微利", "公司", "300 万元")
SHOP = deciding("shop", "经营所得减半", "个体户", "200 万元")


PAIRED = Knowledge((COMPANY, SHOP), pairs=(Pair(topics=("shop", "company")),))
PAYERS = Payers(PAIRED, engine(COMPANY, SHOP).reader, WORDS)
ANSWERED = Answered((PartRef("company", "overview"),))


def checked(text: str, talked_of: str | None = None) -> Outcome:
    decision = Decision(ANSWERED, 0.5, "answer", text)
    return (PAYERS.unsaid(text, Evidence(decision=decision), Conversation(talked_of)) or decision).outcome


def test_a_bare_figure_of_profit_is_told_of_both_in_the_order_of_the_pair() -> None:
    assert checked("一年利润15万要交多少") == Compared("shop", "company")


@pytest.mark.parametrize("text", ["公司一年利润15万要交多少", "小型微利利润15万", "利润310万，前面300万呢"])
def test_who_says_what_he_is_or_names_the_policy_or_its_limit_is_answered(text: str) -> None:
    assert checked(text) == ANSWERED


def test_a_figure_that_only_one_decides_on_or_none_changes_nothing() -> None:
    assert checked("我有28个人") == ANSWERED
    assert checked("要交多少") == ANSWERED


def test_what_is_talked_about_needs_no_naming() -> None:
    assert checked("一年利润15万要交多少", talked_of="company") == ANSWERED


def test_who_says_but_what_another_is_gets_the_part_that_tells_them_apart(engine: Engine) -> None:
    chat = engine.converse(["简易注销公示几天"], TODAY)
    reply = engine.respond("我妹是公司 她呢", chat, TODAY)
    assert reply.decision.rule == "same_of_payer"
    assert "20 日" in reply.text


def test_a_part_that_does_not_tell_payers_apart_is_not_told_again(engine: Engine) -> None:
    chat = engine.converse(["设备更新贷款贴息几个点"], TODAY)
    assert engine.respond("我妹是公司 她呢", chat, TODAY).decision.rule != "same_of_payer"


FOR_ALL = topic(
    id="all",
    title="创业减税",
    facets={"overview": "自己做生意的。", "benefit": "个体户每年减两万。", "eligibility": "公司招人的也减。"},
)
OF_ALL = Payers(Knowledge((FOR_ALL,)), engine(FOR_ALL).reader, WORDS)


def as_another(text: str, chat: Conversation) -> Outcome | None:
    decision = OF_ALL.as_another(text, chat)
    return decision.outcome if decision else None


@pytest.mark.parametrize("text", ["要是开公司不是个体户呢", "那如果是公司呢", "换成公司的话呢"])
def test_what_it_would_be_as_another_payer_is_what_the_policy_has_for_him(text: str) -> None:
    found = Answered((PartRef("all", "eligibility"),))
    assert as_another(text, Conversation("all", "benefit")) == found
    assert as_another(text, Conversation(offered=("all",))) == found


def test_the_part_shown_is_told_again_if_it_speaks_of_him() -> None:
    found = Answered((PartRef("all", "benefit"),))
    assert as_another("要是个体户呢", Conversation("all", "benefit")) == found


def test_of_whom_it_never_speaks_or_what_asks_more_is_not_heard() -> None:
    assert as_another("要是开公司要几天", Conversation("all", "benefit")) is None
    assert as_another("要是开公司呢", Conversation()) is None
    assert PAYERS.as_another("要是个体户呢", Conversation("company")) is None
