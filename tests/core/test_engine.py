"""The engine on the shipped knowledge base: what the showcase asks for, and what must hold for any text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.conversing import Conversation
from bot.core.engine import EXAMPLES

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply

TODAY = date(2026, 11, 23)
OUTCOMES = {"answered", "clarify", "gap", "unanswered", "smalltalk", "handoff"}


def say(engine: Engine, *texts: str) -> Reply:
    conversation = Conversation()
    for text in texts:
        reply = engine.respond(text, conversation, TODAY)
        conversation = conversation.after(reply)
    return reply


def test_examples_are_answered_from_what_is_in_force_that_day(engine: Engine) -> None:
    for day in (date(2026, 11, 27), date(2027, 1, 1)):
        tried = engine.examples(day)
        assert 2 <= len(tried) <= EXAMPLES
        for text in tried:
            reply = engine.respond(text, Conversation(), day)
            assert reply.outcome == "answered"
            assert "已于" not in reply.text
    assert engine.examples(date(2026, 11, 27)) != engine.examples(date(2027, 1, 1))


def test_the_six_towns_of_qihang(engine: Engine) -> None:
    text = say(engine, "启航计划在哪些镇推开").text
    assert all(town in text for town in ("英林", "磁灶", "安海", "东石", "内坑", "深沪"))


def test_linghang_is_not_one_of_the_six_plans(engine: Engine) -> None:
    reply = say(engine, "領航計劃是六個計劃之一嗎")
    assert reply.outcome == "answered"
    assert "不是" in reply.text or "不在" in reply.text


def test_reaching_the_threshold_is_taxed_in_full(engine: Engine) -> None:
    text = say(engine, "xiaoguimo jidu 30wan mianshui ma").text
    assert "2026" in text
    assert "全额" in text


def test_a_topic_is_carried_over_to_a_follow_up(engine: Engine) -> None:
    reply = say(engine, "稳岗返还要什么条件", "那到几时截止")
    assert (reply.topic, reply.facet) == ("job-stabilisation-refund", "deadline")


def test_a_new_name_changes_the_topic(engine: Engine) -> None:
    reply = say(engine, "稳岗返还要什么条件", "扩岗补助一个人补多少")
    assert reply.topic == "job-expansion-subsidy"


def test_two_questions_in_one_message_get_two_answers(engine: Engine) -> None:
    text = say(engine, "国字号科研平台有几家，院士工作站有几家").text
    assert "7 家" in text
    assert "23 家" in text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("小型微利企业", "小规模纳税人"),
        ("领航计划", "启航计划"),
        ("稳岗返还", "扩岗补助"),
        ("四好商会", "五好工商联"),
    ],
)
def test_twins_are_told_apart_when_asked_for_the_difference(engine: Engine, one: str, other: str) -> None:
    reply = say(engine, f"{one}和{other}有什么区别")
    assert reply.outcome == "answered"
    assert "不是" in reply.text or "区别" in reply.text or "两" in reply.text


def test_a_superseded_document_is_answered_with_the_one_in_force(engine: Engine) -> None:
    text = say(engine, "财政部税务总局公告2023年第19号还有效吗").text
    assert "停止" in text
    assert "2026年第10号" in text


@pytest.mark.parametrize("text", ["你好", "谢谢", "转人工", "你是谁"])
def test_small_talk_is_not_a_question(engine: Engine, text: str) -> None:
    assert say(engine, text).outcome in {"smalltalk", "handoff"}


@pytest.mark.parametrize("text", ["", " ", "？？？", "🐶", "\u200b", "a", "1", "。" * 500])
def test_nothing_said_is_no_question(engine: Engine, text: str) -> None:
    assert say(engine, text).outcome in {"unanswered", "clarify"}


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_one_of_six_outcomes(engine: Engine, text: str) -> None:
    reply = say(engine, text)
    assert reply.outcome in OUTCOMES
    assert reply.text.strip()
    assert 0 <= reply.decision.confidence <= 1


@given(
    st.lists(st.sampled_from("稳岗返还小规模启航计划补贴多少钱 ，？30万5%12366"), max_size=40).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_the_same_message_always_gets_the_same_reply(engine: Engine, text: str) -> None:
    assert say(engine, text).text == say(engine, text).text


def test_a_very_long_message_is_read_in_reasonable_work(engine: Engine) -> None:
    assert say(engine, "我们厂做鞋，" * 3000 + "稳岗返还返几成").outcome in OUTCOMES


def test_a_bare_part_that_is_not_documented_is_not_answered_with_another(engine: Engine) -> None:
    reply = say(engine, "稳岗返还返多少", "材料呢")
    assert (reply.outcome, reply.topic) == ("gap", "job-stabilisation-refund")


def test_no_button_stands_twice_below_a_comparison(engine: Engine) -> None:
    related = say(engine, "稳岗返还跟扩岗补助有什么区别").related
    assert len(set(related)) == len(related)


def test_who_names_his_town_and_asks_what_there_is_is_not_told_what_the_town_makes(engine: Engine) -> None:
    reply = say(engine, "我在陈埭做鞋底，一百多号人，有啥补贴没")
    assert reply.outcome == "clarify"
    assert len(reply.options) > 3


def test_a_bare_question_is_not_turned_away_by_a_counter_example(engine: Engine) -> None:
    reply = say(engine, "稳岗返还返几成", "要什么条件")
    assert (reply.topic, reply.facet) == ("job-stabilisation-refund", "eligibility")
