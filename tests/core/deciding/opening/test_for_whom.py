"""Who says what he is and asks whether the chat's topic is for him."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.opening.for_whom import ForWhom
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Candidate, Clarify, Decision
from tests.core.small import TODAY, topic
from tests.core.small import engine as small

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Outcome

TRADES = topic(
    id="trades",
    title="服务业贷款贴息",
    aliases=["服务业贴息"],
    facets={
        "overview": "给服务业的贷款贴息。",
        "eligibility": "餐饮住宿、健康、养老的经营主体。",
        "procedure": "到经办银行办理。",
    },
)


def reply_to(text: str) -> tuple[str, str, str | None]:
    bot = small(TRADES)
    reply = bot.respond(text, bot.converse(["服务业贴息"], TODAY), TODAY)
    return reply.outcome, reply.topic or "", reply.facet


@pytest.mark.parametrize("text", ["餐饮行吗", "做餐饮的也可以吗", "养老也行吗"])
def test_he_is_answered_with_what_speaks_of_him(text: str) -> None:
    assert reply_to(text) == ("answered", "trades", "eligibility")


def test_if_nothing_speaks_of_him_it_is_not_documented_of_the_chats_topic() -> None:
    assert reply_to("拆船业可以吗")[:2] == ("gap", "trades")


@pytest.mark.parametrize("text", ["我是餐饮店呢", "我们是餐饮店"])
def test_who_says_but_what_he_is_asks_of_the_chats_topic(text: str) -> None:
    assert reply_to(text) == ("answered", "trades", "eligibility")
    assert reply_to(text.replace("餐饮", "拆船"))[:2] == ("gap", "trades")


def test_the_name_of_another_policy_may_say_what_somebody_is(engine: Engine) -> None:
    for text, topic_id in (("六税两费", "six-taxes-two-fees"), ("扩岗补助", "job-expansion-subsidy")):
        assert engine.respond("我是个体户呢", engine.converse([text], TODAY), TODAY).topic == topic_id


def test_who_names_another_policy_asks_of_that() -> None:
    assert reply_to("稳岗返还可以吗")[1] != "trades"


def test_without_a_topic_nothing_is_heard() -> None:
    bot = small(TRADES)
    assert bot.respond("拆船业可以吗", bot.converse([], TODAY), TODAY).outcome != "gap"


CREDIT = topic(
    id="credit",
    title="加计抵减",
    facets={"overview": "进项税额加计 5%。", "eligibility": "成长企业中的制造业。", "benefit": "加计 5%。"},
    questions=[{"id": "lost", "phrasings": ["不是成长企业了怎么办"], "answer": "不再适用。"}],
)
GROWN = topic(
    id="grown", title="成长企业", facets={"overview": "成长企业的认定。", "eligibility": "要有专利。"}
)
SOLDIERS = topic(
    id="soldiers",
    title="退役士兵扣减",
    facets={"overview": "退役士兵的扣减。", "benefit": "从事个体经营的，每年 20000 元。"},
    questions=[{"id": "hired", "phrasings": ["公司招人自己开店的"], "answer": "企业招用的也有。"}],
)


def test_what_one_must_be_is_told_by_the_chats_topic() -> None:
    bot = small(CREDIT, GROWN)
    reply = bot.respond("要成长企业才行吗", bot.converse(["加计抵减"], TODAY), TODAY)
    assert (reply.topic, reply.facet) == ("credit", "eligibility")
    alone = bot.respond("成长企业要什么条件", bot.converse(["加计抵减"], TODAY), TODAY)
    assert alone.topic == "grown"


def test_who_is_in_business_for_himself_hears_what_such_get() -> None:
    bot = small(SOLDIERS)
    reply = bot.respond("他自己开店的呢", bot.converse(["退役士兵扣减"], TODAY), TODAY)
    assert (reply.topic, reply.facet) == ("soldiers", "benefit")


@pytest.mark.parametrize("text", ["我们做餐饮的 这个可以吗", "我是东石做餐饮的小店，这个我能办吗"])
def test_his_trade_and_whether_he_may_is_answered_with_for_whom_it_is(text: str) -> None:
    assert reply_to(text) == ("answered", "trades", "eligibility")


@pytest.mark.parametrize(
    ("before", "text", "part"),
    [
        ("无还本续贷是什么", "我是东石做伞的小厂 这个我能办吗", "loan-renewal/eligibility"),
        ("稳岗返还", "我们是安海的五金厂 能领吗", "job-stabilisation-refund/eligibility"),
        ("中小微贷款贴息", "我是陈埭做鞋的 我能申请吗", "sme-loan-interest/overview"),
        ("设备更新贷款贴息", "泳装这种在不在名单里", "equipment-loan-interest/overview"),
    ],
)
def test_his_town_is_said_in_passing(before: str, text: str, part: str, engine: Engine) -> None:
    reply = engine.respond(text, engine.converse([before], TODAY), TODAY)
    assert str(reply.decision.about) == part


def test_a_trade_that_is_on_no_list_is_not_documented_of_the_chats_topic() -> None:
    assert reply_to("我听人说拆船这种不在名单里面是不是")[:2] == ("gap", "trades")
    assert reply_to("餐饮这种在不在名单里") == ("answered", "trades", "eligibility")


HIRED = topic(
    id="hired",
    title="创业减税",
    facets={
        "overview": "创业的减税。",
        "benefit": "个体经营的，每户每年两万。",
        "eligibility": "企业招人的也减。",
    },
)


def of_hiring(text: str, *parts: str) -> Outcome | None:
    refs = tuple(PartRef("hired", part) for part in parts)
    outcome = Answered(refs) if len(refs) == 1 else Clarify.among(refs)
    likely = tuple(Candidate(PartRef("hired", part), 9.0) for part in ("benefit", "overview", "eligibility"))
    decision = Decision(outcome, 0.8, "answer", text, likely)
    listens = ForWhom(Knowledge((HIRED,)), small(HIRED).reader)
    heard = listens.hiring(text, Evidence(decision=decision), NOTHING_SAID)
    return heard.outcome if heard else None


def test_who_takes_somebody_on_is_not_told_what_is_for_who_is_alone() -> None:
    firms = Answered((PartRef("hired", "eligibility"),))
    for text in ("货车司机退伍的 我招他一年能减多少", "我们公司雇了两个退伍的能减多少"):
        assert of_hiring(text, "benefit") == of_hiring(text, "benefit", "eligibility") == firms
        assert of_hiring(text, "eligibility") is None
    assert of_hiring("退伍回来开店能减多少", "benefit") is None


def test_whether_somebody_may_have_it_is_no_gap_of_how_many_do(engine: Engine) -> None:
    reply = engine.respond("外商可以享受小微5%吗", NOTHING_SAID, TODAY)
    assert (reply.topic, reply.facet) == ("small-profit-income-tax", "eligibility")


def test_of_the_topics_own_parts_the_one_that_speaks_of_his_trade_is_meant() -> None:
    research = topic(
        id="research",
        title="研发扣除",
        facets={"overview": "研发的扣除。", "eligibility": "企业。", "benefit": "餐饮业不适用。"},
    )
    guessed = Clarify.among((PartRef("research", "overview"), PartRef("research", "benefit")))
    evidence = Evidence(decision=Decision(guessed, 0.4, "close", ""))
    chat = small(research).converse(["研发扣除"], TODAY)
    found = ForWhom(Knowledge((research,)), small(research).reader).in_the_chat(
        "我是做餐饮的", evidence, chat
    )
    assert found is not None
    assert found.outcome == Answered((PartRef("research", "benefit"),))
