"""What a message asks, one thing or several, as people type it on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


def about(engine: Engine, *said: str) -> list[str]:
    chat = engine.converse(said[:-1], TODAY)
    replies = [reply for _, reply in engine.respond(said[-1], chat, TODAY).several]
    return [f"{reply.topic}/{reply.facet}" for reply in replies]


def test_several_topics_and_several_parts_are_asked_of_all(engine: Engine) -> None:
    assert about(engine, "稳岗和扩岗的条件、截止") == [
        "job-stabilisation-refund/eligibility",
        "job-stabilisation-refund/deadline",
        "job-expansion-subsidy/eligibility",
        "job-expansion-subsidy/deadline",
    ]


def test_too_many_have_one_reply_for_each_topic(engine: Engine) -> None:
    assert len(about(engine, "高企、科小和专精特新的条件、材料、申报时间")) == 3


def test_a_list_is_asked_of_what_the_chat_is_about(engine: Engine) -> None:
    of_the_chat = about(engine, "高企", "税率，有效期")
    assert of_the_chat == ["high-tech-enterprise/benefit", "high-tech-enterprise/certificate-years"]


@pytest.mark.parametrize("text", ["好的，谢谢", "公司，30人", "材料齐了，谢谢"])
def test_what_is_told_in_a_chat_is_no_list(engine: Engine, text: str) -> None:
    assert about(engine, "稳岗返还", text) == []


@pytest.mark.parametrize("text", ["六税两费是哪几个", "六税两费包括哪几个税种", "六个税是哪些"])
def test_the_members_of_a_name_are_told(engine: Engine, text: str) -> None:
    reply = engine.respond(text, NOTHING_SAID, TODAY)
    assert reply.outcome == "answered"
    assert "耕地占用税" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "我在池店做鞋盒的，公司三十几号人，今年大概能赚180万，企业所得税实际算下来交几个点",
        "工商联是几时成立的？要具体到哪一天",
        "稳岗返还跟那个扩岗补助，是不是、就是同一笔钱换个叫法",
        "下个月贷款到期，我不想去外面找过桥，银行能不能放新的把旧的结掉，什么时候去讲比较好",
        "科小今年还可以填报吗？是几号截止的",
    ],
)
def test_what_asks_nothing_of_its_own_is_one_question(engine: Engine, text: str) -> None:
    reply = engine.respond(text, NOTHING_SAID, TODAY)
    assert reply.outcome == "answered"
    assert not reply.several


@pytest.mark.parametrize("other", ["食堂什么时候开饭", "明天下不下雨", "我家狗走丢了怎么办"])
def test_a_question_that_finds_nothing_is_never_lost(engine: Engine, other: str) -> None:
    reply = engine.respond(f"稳岗返还返多少？{other}", NOTHING_SAID, TODAY)
    assert [each.outcome for _, each in reply.several] == ["answered", "unanswered"]


def test_who_writes_something_asks_for_a_list_as_well(engine: Engine) -> None:
    assert about(engine, "要写简报，麻烦给个总商会执委会人数和会员企业数") == [
        "federation/committee",
        "federation/member-companies",
    ]


def test_what_is_typed_in_pinyin_is_taken_apart_too(engine: Engine) -> None:
    text = "qi hang ban kai zai na liang ge zhen, ling hang ban de ban zhu ren shi shui"
    assert about(engine, text) == ["plan-qihang/classes", "plan-linghang/head-teacher"]


def test_the_same_asked_of_something_else_needs_no_word_for_it(engine: Engine) -> None:
    text = "要问交税的优惠打哪个电话？问社保和招工补贴的又打哪个？"
    assert about(engine, text) == ["hotline-12366/contact", "hotline-12333/contact"]


def test_of_a_paper_that_is_asked_for_the_date_is_not_missing(engine: Engine) -> None:
    text = "两个事 一个是工业企业刚上规模晋江奖多少 然后发这个钱的那份文件是哪天出的"
    assert about(engine, text) == ["jinjiang-industry-chain/benefit", "jinjiang-industry-chain/basis"]


def test_a_story_on_several_lines_is_one_question_where_no_line_comes_to_anything(engine: Engine) -> None:
    lines = "退伍刚回来 在安海开理发店 办的个体照\n战友讲税能抵\n一年最多抵多少"
    reply = engine.respond(lines, NOTHING_SAID, TODAY)
    assert (reply.outcome, reply.topic, len(reply.several)) == ("answered", "veterans-tax", 0)


def test_no_line_of_a_story_is_said_to_be_none_of_ours_where_all_of_it_may_be(engine: Engine) -> None:
    lines = "请了个老师傅在厂里搞新面料\n一年工资材料用掉六七十万\n听说可以多算一倍\n能算多少"
    reply = engine.respond(lines, NOTHING_SAID, TODAY)
    assert all(each.outcome != "unanswered" for each in (reply, *(found for _, found in reply.several)))
