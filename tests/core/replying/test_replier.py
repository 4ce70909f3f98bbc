"""What a person reads: the text, then where it is from, until when it holds, and whom to ask."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.errors import UnknownOptionError
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import parts, published
from bot.core.outcomes import Clarify, Decision, Gap
from bot.core.replying.replier import Replier

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Outcome, Reply

TODAY = date(2026, 11, 23)


def say(engine: Engine, text: str, today: date = TODAY) -> Reply:
    return engine.respond(text, Conversation(), today)


def test_an_answer_ends_with_number_validity_hotline_and_caution(engine: Engine) -> None:
    text = say(engine, "小型微利企业要符合什么条件").text
    for piece in (
        "财政部 税务总局公告2023年第12号",
        "2027 年 12 月 31 日",
        "12366",
        "以主管部门最新口径为准",
        "未经复核",
    ):
        assert text.count(piece) == 1, piece


def test_a_heading_is_for_those_who_did_not_name_the_policy(engine: Engine) -> None:
    assert "【" not in say(engine, "小型微利企业要符合什么条件").text
    assert engine.show("small-profit-income-tax/eligibility", TODAY).text.startswith("【小型微利")


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (TODAY, "设备更新贷款贴息到 2026 年 12 月 31 日为止，还剩 38 天"),
        (date(2026, 12, 31), "设备更新贷款贴息到 2026 年 12 月 31 日为止，今天是最后一天"),
        (date(2027, 1, 1), "设备更新贷款贴息已于 2026 年 12 月 31 日到期，下面是到期前的规定"),
    ],
)
def test_an_end_that_is_near_or_past_is_said_first_and_by_name(
    engine: Engine, today: date, first: str
) -> None:
    text = say(engine, "设备更新贷款贴息几个点", today).text
    assert first in text.splitlines()[0]
    assert text.count("2026 年 12 月 31 日") == 1


def test_what_is_only_provisional_is_never_told_as_firm(engine: Engine) -> None:
    for today in (date(2026, 6, 1), TODAY, date(2026, 12, 31), date(2027, 1, 1)):
        text = engine.show("sme-loan-interest/benefit", today).text
        assert "暂定" in text, today
        assert "到期，" not in text, today


def test_what_comes_from_the_article_says_that_it_is_undated(engine: Engine) -> None:
    text = say(engine, "启航计划在哪些镇推开").text
    assert "未署日期，推定 2019 年" in text
    assert "目前" not in text


def test_a_gap_says_what_is_missing_and_what_is_known_with_its_papers(engine: Engine) -> None:
    reply = say(engine, "稳岗返还什么时候到账")
    assert reply.outcome == "gap"
    for piece in ("没有载明", "60%", "人社部发〔2026〕39号", "12333", "2026 年 12 月 31 日"):
        assert piece in reply.text
    assert "宣讲团" not in reply.text


def test_a_gap_does_not_say_yes_to_another_question(engine: Engine) -> None:
    lines = worded(engine, Gap("yinglin", None, "chamber"))
    assert engine.knowledge["yinglin"].questions
    known = [line for line in lines if line.startswith("资料里有的：")]
    assert known
    assert not known[0].startswith("资料里有的：有")


def test_a_gap_does_not_say_twice_that_something_is_missing(engine: Engine) -> None:
    assert not [line for line in worded(engine, Gap("startup-guaranteed-loan", None)) if "资料里有的" in line]


def test_an_ended_policy_of_which_nothing_is_told_announces_no_rule(engine: Engine) -> None:
    first, *_ = worded(engine, Gap("unemployment-insurance-rate", "deadline"))
    assert first.startswith("⚠ 失业保险费率已于 2025 年 12 月 31 日到期。")
    assert "下面" not in first


def test_who_names_two_policies_is_told_which_one_the_reply_is_of(engine: Engine) -> None:
    language = engine.language
    replier = Replier(engine.knowledge, language.facets, language.smalltalk, language.wording)
    gap = Gap("equipment-expensing", "stacking")
    both = replier.reply(Decision(gap, 1.0, "", "高企和一次性扣除能不能一起用"), TODAY)
    alone = replier.reply(Decision(gap, 1.0, "", "一次性扣除能不能用两次"), TODAY)
    assert both.text.startswith("【设备、器具一次性税前扣除】")
    assert not alone.text.startswith("【")


def test_a_gap_leaves_a_long_list_to_its_button(engine: Engine) -> None:
    lines = worded(engine, Gap("high-tech-enterprise", "combine", "eligibility"))
    assert [line for line in lines if line.startswith("资料里有的：高")]
    assert not [line for line in lines if line.startswith("②")]


def test_a_comparison_credits_each_side_to_its_own_document(engine: Engine) -> None:
    reply = say(engine, "设备更新贷款贴息和中小微企业贷款贴息有什么区别")
    lines = [line for line in reply.text.splitlines() if line.startswith("· ")]
    sides = {line.removeprefix("· ").partition("：")[0]: line for line in lines}
    for name, number in (("设备更新贷款贴息", "财金〔2026〕2号"), ("中小微贷款贴息", "财金〔2026〕4号")):
        assert re.findall(r"财金〔2026〕\d号", sides[name]) == [number]


def worded(engine: Engine, outcome: Outcome) -> list[str]:
    """The lines of what is said to an outcome."""
    language = engine.language
    replier = Replier(engine.knowledge, language.facets, language.smalltalk, language.wording)
    return replier.reply(Decision(outcome, 1.0, "", ""), TODAY).text.splitlines()


def test_a_list_of_what_is_known_instead_begins_on_a_line_of_its_own(engine: Engine) -> None:
    lines = worded(engine, Gap("job-stabilisation-refund", None, near="eligibility"))
    at = lines.index("资料里有的：")
    assert lines[at + 1].startswith("· 足额缴纳失业保险费")


def test_who_may_mean_one_thing_only_is_not_asked_which(engine: Engine) -> None:
    options = PartRef("high-tech-enterprise", "overview"), PartRef("tech-sme", "overview")
    assert worded(engine, Clarify("close", options)) == ["您想问的是哪一项？"]
    assert worded(engine, Clarify("close", options[:1])) == ["您想问的是这一项吗？"]


def test_a_part_is_credited_to_the_documents_it_cites_and_to_no_other(engine: Engine) -> None:
    text = engine.show("specialised-sme/province-plan", TODAY).text
    assert "闽工信规〔2023〕11号" in text
    assert "工信部企业〔2026〕2号" not in text
    assert "福建省专精特新行动计划（2024—2026年）到 2026 年 12 月 31 日为止" in text


def test_a_plan_known_by_name_only_is_never_described(engine: Engine) -> None:
    for plan in ("对标计划", "拓展计划", "回归计划", "阳光计划", "人才计划"):
        reply = say(engine, f"{plan}具体做什么")
        assert reply.outcome == "gap", plan
        assert "只提到" in reply.text


def test_a_choice_offers_labelled_options(engine: Engine) -> None:
    reply = say(engine, "贴息")
    assert reply.outcome == "clarify"
    assert len(reply.options) >= 2
    assert all(option.label for option in reply.options)


def test_nothing_known_is_said_plainly(engine: Engine) -> None:
    reply = say(engine, "明天下雨吗")
    assert reply.outcome == "unanswered"
    assert "没有资料" in reply.text


def test_every_part_of_every_topic_can_be_shown_and_has_a_label(engine: Engine) -> None:
    for topic in published(engine.knowledge):
        for part in parts(topic, engine.language.facets):
            option = str(part.ref)
            assert engine.label(option)
            assert engine.show(option, TODAY).text.strip()


@pytest.mark.parametrize("option", ["", "no-such", "federation/no-such", "federation/", "/overview", "//"])
def test_an_unknown_option_is_refused(engine: Engine, option: str) -> None:
    if option == "federation/":
        assert engine.show(option, TODAY).topic == "federation"
        return
    with pytest.raises(UnknownOptionError):
        engine.show(option, TODAY)


def test_answers_speak_of_nothing_that_is_not_in_the_topic_file(engine: Engine) -> None:
    """No figure in a reply comes from anywhere but the topic: its texts, documents, dates and hotlines."""
    for topic in published(engine.knowledge):
        reply = engine.show(topic.id, TODAY)
        own = topic.model_dump_json()
        for figure in re.findall(r"\d+(?:\.\d+)?", reply.text):
            known = figure in own or any(
                str(int(float(figure))) == str(int(part)) for part in re.findall(r"\d+", own)
            )
            assert known or "还剩" in reply.text or figure == "2019", (topic.id, figure)


def test_who_names_nothing_is_offered_nothing_that_has_ended(engine: Engine) -> None:
    before = {option.id for option in say(engine, "有什么政策", TODAY).options}
    after = {option.id for option in say(engine, "有什么政策", date(2027, 1, 1)).options}
    assert "equipment-loan-interest/overview" in before
    assert "equipment-loan-interest/overview" not in after
    for option in after:
        assert "到期前的规定" not in engine.show(option, date(2027, 1, 1)).text


def test_what_is_not_offered_because_it_has_ended_is_named_to_who_asks_for_its_kind(engine: Engine) -> None:
    assert "已到期" not in say(engine, "贷款贴息有哪些", TODAY).text
    reply = say(engine, "贷款贴息有哪些", date(2027, 1, 1))
    assert "设备更新贷款贴息" in reply.text.splitlines()[-1]
    assert "12345" in reply.text
