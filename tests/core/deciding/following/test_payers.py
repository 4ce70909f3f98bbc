"""A figure that two kinds of payers can have: both are told, unless the message says which he is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.payers import Payers
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Answered, Clarify, Compared, Decision, Gap, Outcome
from tests.core.small import TODAY, engine, topic

if TYPE_CHECKING:
    from bot.core.engine import Engine

WORDS = {"公司": ["公司", "厂"], "个体户": ["个体"]}


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


def test_a_word_that_stands_for_one_of_both_says_what_he_is(engine: Engine) -> None:
    decision = engine.decide("赚310万还算小微不", Conversation(), TODAY)
    assert str(decision.about) == "small-profit-income-tax/over-limit"


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


CLOSING = topic(
    id="closing",
    title="注销",
    facets={"overview": "怎么注销。"},
    questions=[
        {"id": "simple", "phrasings": ["注销麻烦吗"], "answer": "公示几天。"},
        {"id": "alone", "phrasings": ["个体户注销麻烦吗"], "answer": "个体户不用公示。"},
    ],
)
HIS = Payers(Knowledge((CLOSING, COMPANY, SHOP)), engine(CLOSING, COMPANY, SHOP).reader, WORDS)


def of_him(text: str, outcome: Outcome, payer: str | None, found: str = "closing/alone") -> Outcome:
    def hear(said: str, _chat: Conversation) -> Decision:
        assert said == f"{payer}{text}"
        return Decision(Answered((PartRef.of(found),)), 0.9, "answer", said)

    chat = Conversation("closing", payer=payer)
    whole = Whole(text, Decision(outcome, 0.8, "answer", text), chat, hear, HIS.reader, 0.4, CLOSING)
    return HIS.of_him(whole).outcome


SIMPLE, ALONE = (Answered((PartRef("closing", part),)) for part in ("simple", "alone"))


def test_who_said_before_what_he_is_gets_the_part_for_that() -> None:
    assert of_him("不想做了注销麻烦吗", SIMPLE, "个体户") == ALONE


def test_what_says_nothing_of_him_or_what_he_says_now_changes_nothing() -> None:
    assert of_him("不想做了注销麻烦吗", SIMPLE, None) == SIMPLE
    assert of_him("不想做了注销麻烦吗", SIMPLE, "公司") == SIMPLE
    assert of_him("公司注销麻烦吗", SIMPLE, "个体户") == SIMPLE
    assert of_him("不想做了注销麻烦吗", SIMPLE, "个体户", "shop/overview") == SIMPLE


def test_a_policy_for_the_other_payer_is_not_offered() -> None:
    refs = tuple(PartRef.whole(each) for each in ("closing", "company", "shop"))
    assert of_him("有什么优惠", Clarify.among(refs), "个体户") == Clarify.among((refs[0], refs[2]))
    assert of_him("有什么优惠", Clarify.among(refs[1:]), "个体户") == Clarify.among(refs[1:])


def test_who_said_what_he_is_is_not_told_of_both() -> None:
    decision = Decision(ANSWERED, 0.5, "answer", "")
    heard = Evidence(decision=decision)
    assert PAYERS.unsaid("一年利润15万要交多少", heard, Conversation(payer="公司")) is None
    assert PAYERS.unsaid("一年利润15万要交多少", heard, Conversation(payer="个体户")) is not None


def test_what_he_says_he_is_is_the_payer() -> None:
    assert PAYERS.own("我是个体户 要交税吗") == "个体户"
    assert PAYERS.own("我们公司50人") == "公司"
    assert PAYERS.own("我妹是公司") is None


def left(text: str, outcome: Outcome, again: Outcome) -> Outcome:
    def hear(said: str, _chat: Conversation) -> Decision:
        return Decision(again, 0.6, "answer", said)

    first = Decision(outcome, 0.8, "answer", text)
    whole = Whole(text, first, Conversation("closing"), hear, HIS.reader, 0.4, CLOSING)
    return HIS.left(whole).outcome


def test_what_he_would_be_does_not_lead_away_from_the_chats_policy() -> None:
    away = Answered((PartRef("shop", "overview"),))
    assert left("要是个体户呢", away, ALONE) == ALONE
    assert left("要是个体户呢", away, away) == Gap("closing", None)
    assert left("要是个体户呢", SIMPLE, ALONE) == SIMPLE
    assert left("个体户要交多少税", away, ALONE) == away


def test_who_said_what_he_is_is_told_of_his_own_tax(engine: Engine) -> None:
    chat = engine.converse(["开早餐店一个月营业额十一万 个体户", "要交多少"], TODAY)
    reply = engine.respond("那个所得税呢", chat, TODAY)
    assert (reply.topic, reply.decision.rule) == ("individual-business-income-tax", "of_his_business")
    assert engine.respond("小型微利企业多少税", chat, TODAY).topic == "small-profit-income-tax"
