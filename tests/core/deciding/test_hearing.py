"""What a message means after a question that was asked back, after a comparison, or when it goes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply

TODAY = date(2026, 11, 27)


def talk(engine: Engine, *texts: str) -> Reply:
    return engine.respond(texts[-1], engine.converse(texts[:-1], TODAY), TODAY)


def test_where_several_that_were_offered_have_an_answer_it_is_asked_which(engine: Engine) -> None:
    reply = talk(engine, "贷款", "补几年利息")
    assert reply.decision.rule == "offered"
    assert "service-loan-interest/benefit" in [option.id for option in reply.options]
    assert "sme-loan-interest/benefit" in [option.id for option in reply.options]


def test_what_is_from_outside_stays_outside_after_we_asked_back(engine: Engine) -> None:
    assert talk(engine, "贷款", "明天会不会下雨").outcome == "unanswered"


def test_these_two_are_the_two_that_were_talked_about(engine: Engine) -> None:
    reply = talk(engine, "启航计划是什么", "领航计划是什么", "它俩区别在哪里")
    assert reply.outcome == "answered"
    assert "启航" in reply.text
    assert "领航" in reply.text


def test_these_two_are_nothing_where_only_one_was_talked_about(engine: Engine) -> None:
    assert "启航" not in talk(engine, "领航计划是什么", "它俩区别在哪里").text


def test_both_sides_said_leave_the_topic_of_the_chat_out(engine: Engine) -> None:
    reply = talk(engine, "设备一次性扣除怎么办", "加计抵减和加计扣除有什么区别")
    assert "一次性" not in reply.text.partition("依据")[0]


def test_this_one_is_the_side_that_was_new_in_a_comparison(engine: Engine) -> None:
    compared = "设备更新贷款贴息", "中小微企业贷款贴息跟这个一样吗"
    assert talk(engine, *compared, "这个补几个点").topic == "sme-loan-interest"


def test_who_goes_back_is_heard_of_the_topic_before(engine: Engine) -> None:
    earlier = "残保金是什么", "稳岗返还是什么", "刚才那个残疾人的，什么时候要申报"
    assert talk(engine, *earlier).topic == "disability-levy"


def test_a_place_said_again_is_not_asked_about(engine: Engine) -> None:
    reply = talk(engine, "安海镇主要做什么产业", "高铁什么时候通到安海")
    assert reply.outcome == "unanswered"


def test_who_says_what_kind_he_wants_is_offered_that_kind(engine: Engine) -> None:
    reply = talk(engine, "贷款这一块的")
    assert reply.outcome == "clarify"
    assert all("小规模" not in option.label for option in reply.options)


@pytest.mark.parametrize("text", ["您好，我刚从马来西亚回来", "你好 我昨天刚到家"])
def test_a_greeting_with_news_is_a_greeting(engine: Engine, text: str) -> None:
    assert talk(engine, text).outcome == "smalltalk"


@pytest.mark.parametrize("text", ["你好，我的护照过期了去哪里换", "你好，我想学开车"])
def test_a_greeting_before_a_question_is_none(engine: Engine, text: str) -> None:
    assert talk(engine, text).outcome == "unanswered"


@pytest.mark.parametrize(
    ("about", "text", "topic"),
    [
        ("六税两费减半的有哪些", "小规模可以享受吗", "six-taxes-two-fees"),
        ("加计抵减是什么", "高企也能享受吗", "advanced-manufacturing-vat-credit"),
        ("稳岗返还是什么", "个体户也有份吗", "job-stabilisation-refund"),
        ("研发费用加计扣除", "那小微企业可以用吗", "rd-super-deduction"),
    ],
)
def test_for_whom_it_is_is_asked_of_the_topic_of_the_chat(
    engine: Engine, about: str, text: str, topic: str
) -> None:
    """Though the name of another policy is in it."""
    assert talk(engine, about, text).about == topic


def test_alone_the_name_is_the_policy(engine: Engine) -> None:
    assert talk(engine, "小规模可以享受什么").topic != "six-taxes-two-fees"
    assert talk(engine, "六税两费减半的有哪些", "小规模免税到什么时候").topic == "small-scale-vat"


@pytest.mark.parametrize(
    ("texts", "part"),
    [
        (("研发费用加计扣除是什么", "集成电路的呢"), "rd-super-deduction-120/overview"),
        (("研发费用加计扣除比例多少", "那集成电路呢"), "rd-super-deduction-120/benefit"),
        (("搞集成电路的研发加计给多少",), "rd-super-deduction-120/benefit"),
    ],
)
def test_who_says_what_only_the_narrower_policy_is_called_is_told_of_that(
    engine: Engine, texts: tuple[str, ...], part: str
) -> None:
    assert str(talk(engine, *texts).decision.about) == part


def test_words_that_no_sibling_is_called_by_stay_with_the_topic(engine: Engine) -> None:
    assert talk(engine, "研发费用加计扣除是什么", "外包的呢").about != "rd-super-deduction-120"
    assert talk(engine, "集成电路的呢").about != "rd-super-deduction-120"


@pytest.mark.parametrize("text", ["稳岗返还现在还能申请吗", "稳岗返还还能申请吗"])
def test_what_every_policy_may_be_asked_is_no_mix_up_with_another(engine: Engine, text: str) -> None:
    reply = talk(engine, text)
    assert (reply.about, reply.beside) == ("job-stabilisation-refund", None)
    assert "2026 年 12 月 31 日" in reply.text


def test_who_says_what_he_is_and_the_limit_of_a_policy_asks_about_that_policy(engine: Engine) -> None:
    assert talk(engine, "个体户也能30万以内免税吗").about == "small-scale-vat"
    assert talk(engine, "个体户200万以内减半吗").about == "individual-business-income-tax"
    assert talk(engine, "个体户减半30万以内也可以吗").about == "individual-business-income-tax"


def test_about_a_hundred_is_repeated_as_it_was_said(engine: Engine) -> None:
    text = talk(engine, "小规模一年开百八十万").text
    assert "百八十万" in text
    assert "180" not in text


@pytest.mark.parametrize(
    ("before", "said", "topic"),
    [
        ("设备更新贷款贴息几个点", "中小微那个贷1000万补多少", "sme-loan-interest"),
        ("服务业贷款贴息几个点", "设备更新那个贷300万补多少", "equipment-loan-interest"),
        ("设备更新贷款贴息几个点", "贷800万呢", "equipment-loan-interest"),
        ("小型微利几个点", "利润350万呢", "small-profit-income-tax"),
    ],
)
def test_a_figure_is_told_of_the_policy_that_is_meant(
    engine: Engine, before: str, said: str, topic: str
) -> None:
    assert talk(engine, before, said).about == topic
