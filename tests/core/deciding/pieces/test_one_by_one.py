"""Every question of a message gets its own answer, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply


def said(engine: Engine, text: str) -> Reply:
    return engine.respond(text, NOTHING_SAID, TODAY)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("设备单价500万整能一次性扣吗，520万呢", "可以一次性", "不适用"),
        ("小微利润300万整交多少，300.1万呢", "5%", "全额不适用"),
        ("研发费用100万加计多少，形成无形资产的呢", "100%", "200%"),
        ("四好90%达到没有，五好评上没有", "这是目标", "标杆"),
        ("宣讲团电话多少 我们镇有吗", "12345", "镇级商会"),
        ("注册要几天，注册资本要实缴吗", "3 个工作日", "没有载明"),
        ("英林有没有启航班？要交钱吗？", "英林、磁灶", "收费：资料没有载明"),
    ],
)
def test_the_second_question_is_answered_behind_the_first(
    engine: Engine, text: str, first: str, second: str
) -> None:
    one, other = said(engine, text).text.split("（2）")
    assert one.startswith("（1）")
    assert first in one
    assert second in other


def test_the_same_question_with_another_figure_is_worked_out_for_each(engine: Engine) -> None:
    parts = said(engine, "残保金30人整要交吗，31人呢，应缴2万交多少").several
    assert ["免征残保金" in parts[0][1].text, "不免征" in parts[1][1].text] == [True, True]
    assert len(parts) == 3


def test_two_questions_without_an_answer_are_kept_one_by_one(engine: Engine) -> None:
    reply = said(engine, "直播带货有没有补贴？租仓库有补贴吗？")
    assert [asked for asked, _ in reply.several] == ["直播带货有没有补贴？", "租仓库有补贴吗？"]
    assert {each.outcome for _, each in reply.several} == {"unanswered"}
    assert "（2）" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "晋情助困贷利息几厘 额度多少",
        "招了几个刚毕业的大学生，一个人头给厂里多少",
        "个体户一年赚八九万个人那块税可以少一半，她没骗我吧？",
        "研发多扣年中可以先享受吗，还是只有汇算",
    ],
)
def test_what_only_belongs_to_a_question_is_none_of_its_own(engine: Engine, text: str) -> None:
    assert not said(engine, text).several


def test_who_hires_two_kinds_of_people_hears_of_both(engine: Engine) -> None:
    reply = said(engine, "招了一位退伍軍人和兩位失業一年的，一年可以減多少稅")
    assert {each.about for _, each in reply.several} == {"veterans-tax", "key-groups-tax"}


@pytest.mark.parametrize("lead", ["", "我要三个："])
def test_three_policies_that_are_counted_up_are_asked_about_one_by_one(engine: Engine, lead: str) -> None:
    reply = said(engine, f"{lead}研发加计、高企、一次性扣除能不能一起用")
    assert [each.outcome for _, each in reply.several] == ["gap"] * 3


def test_what_leads_over_or_is_told_before_a_question_does_not_hide_it(engine: Engine) -> None:
    reply = said(engine, "我小微公司二十个人，残保金要不要交，还有印花税能不能便宜点")
    assert [each.topic for _, each in reply.several] == ["disability-levy", "six-taxes-two-fees"]
    reply = said(
        engine, "我在英林做面料，研发花了九十万，进了一台机器，请问研发能多扣几成，机器能不能一次性扣掉"
    )
    assert [each.topic for _, each in reply.several] == ["rd-super-deduction", "equipment-expensing"]


def test_what_may_be_asked_of_two_plans_is_asked_of_the_one_before(engine: Engine) -> None:
    reply = said(engine, "领航计划哪年起头，收了多少人，班主任谁")
    assert [f"{each.topic}/{each.facet}" for _, each in reply.several] == [
        "plan-linghang/since",
        "plan-linghang/how-many",
        "plan-linghang/head-teacher",
    ]


def test_what_he_says_that_he_asks_is_heard_without_the_story_before_it(engine: Engine) -> None:
    told = "大企业客户欠我货款拖了四个月，贷款又快到期"
    reply = said(engine, f"{told}，想问两件事：大企业付款法律规定最长几天，还有残保金多少人以下免")
    assert "大型企业" in reply.several[0][1].text


def test_what_is_led_over_to_is_heard_without_the_question_before_it(engine: Engine) -> None:
    text = "民间投资担保一户最多担多少\n还有旧的流动贷款快到期了 能不能不还本直接续"
    parts = said(engine, text).several
    assert [reply.topic for _, reply in parts] == ["private-investment-guarantee", "loan-renewal"]
    assert [reply.outcome for _, reply in parts] == ["answered", "answered"]
