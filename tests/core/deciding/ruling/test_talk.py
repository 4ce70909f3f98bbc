"""A wish that may be for any policy, in a chat about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.outcomes import Clarify, Smalltalk
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("before", "text"), [("高企要什么条件", "有奖励吗"), ("客户欠我货款怎么投诉", "要钱吗")]
)
def test_it_is_asked_which_part_of_the_chats_topic_is_meant(engine: Engine, before: str, text: str) -> None:
    chat = engine.converse([before], TODAY)
    reply = engine.respond(text, chat, TODAY)
    assert reply.about == chat.topic


def test_with_no_topic_anything_may_be_meant(engine: Engine) -> None:
    reply = engine.respond("有奖励吗", engine.converse([], TODAY), TODAY)
    assert len({option.id.partition("/")[0] for option in reply.options}) > 1


def test_a_standard_part_that_is_asked_for_is_no_farewell(engine: Engine) -> None:
    reply = engine.respond("其他材料要吗", engine.converse(["扩岗补助"], TODAY), TODAY)
    assert reply.topic == "job-expansion-subsidy"


def test_who_asks_whether_it_is_so_denies_nothing(engine: Engine) -> None:
    reply = engine.respond("是不是鞋都", engine.converse(["陈埭镇是做什么的"], TODAY), TODAY)
    assert reply.topic == "chendai"


def test_who_wants_to_take_part_is_told_how_of_the_chats_topic(engine: Engine) -> None:
    chat = engine.converse(["启航班"], TODAY)
    reply = engine.respond("那我也想报名", chat, TODAY)
    assert (reply.outcome, reply.topic) == ("gap", "plan-qihang")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("问好了能替我去交材料吗", "errands"), ("你这资料是哪一年的", "compiled"), ("谢咯", "thanks")],
)
def test_what_is_asked_of_the_bot_itself_is_no_question_of_a_policy(
    engine: Engine, text: str, kind: str
) -> None:
    assert engine.decide(text, engine.converse([], TODAY), TODAY).outcome == Smalltalk(kind)


def test_papers_of_the_chats_topic_are_not_those_of_the_bot(engine: Engine) -> None:
    chat = engine.converse(["稳岗返还"], TODAY)
    assert engine.decide("这些资料什么时候交", chat, TODAY).outcome != Smalltalk("compiled")


def test_whom_to_ring_is_asked_of_the_chats_topic(engine: Engine) -> None:
    chat = engine.converse(["个体户怎么注销"], TODAY)
    assert engine.respond("打什么电话", chat, TODAY).topic == "business-registration"


def test_so_many_are_no_wish_for_a_person(engine: Engine) -> None:
    chat = engine.converse(["残保金要交吗"], TODAY)
    assert engine.respond("那我要是招到29个呢", chat, TODAY).outcome != "handoff"
    assert engine.respond("找个人跟我讲", chat, TODAY).outcome == "handoff"


@pytest.mark.parametrize(
    ("text", "kind"), [("太绕了，算了不问了", "complaint"), ("真想跳下去算了", "distress")]
)
def test_who_is_as_likely_annoyed_is_not_taken_for_desperate(engine: Engine, text: str, kind: str) -> None:
    assert engine.decide(text, engine.converse([], TODAY), TODAY).outcome == Smalltalk(kind)


def test_what_is_private_wants_nobody_to_talk_to(engine: Engine) -> None:
    chat = engine.converse(["担保贷款有吗"], TODAY)
    assert engine.respond("个人的那个", chat, TODAY).outcome != "handoff"
    assert engine.respond("找个人跟我说", chat, TODAY).outcome == "handoff"


@pytest.mark.parametrize("text", ["要是不做了，注销会很麻烦吗", "店关掉注销麻烦吗"])
def test_a_question_in_the_words_of_a_courtesy_is_one(engine: Engine, text: str) -> None:
    reply = engine.respond(text, engine.converse([], TODAY), TODAY)
    topics = {reply.topic, *(option.id.partition("/")[0] for option in reply.options)}
    assert topics - {None} == {"business-registration"}


def test_which_number_to_ring_is_no_wish_for_a_person(engine: Engine) -> None:
    chat = engine.converse(["小型微利企业"], TODAY)
    assert "12366" in engine.respond("要打哪个电话问", chat, TODAY).text
    assert engine.respond("能不能给我打电话", chat, TODAY).outcome == "handoff"


def test_letters_that_go_on_with_the_chat_are_no_insult(engine: Engine) -> None:
    chat = engine.converse(["小规模增值税起征点", "按季呢"], TODAY)
    reply = engine.respond("an ci ne", chat, TODAY)
    topics = {reply.topic, *(option.id.partition("/")[0] for option in reply.options)}
    assert topics - {None} == {"small-scale-vat"}


@pytest.mark.parametrize(
    "text",
    ["我要招工人", "我们要招一批缝纫工", "招外来工有钱拿吗", "不是这个 我问招工人有没有补贴"],
)
def test_who_looks_for_workers_wants_no_person_to_talk_to(engine: Engine, text: str) -> None:
    outcome = engine.decide(text, engine.converse([], TODAY), TODAY).outcome
    assert isinstance(outcome, Clarify)
    assert "job-expansion-subsidy" in {option.topic for option in outcome.options}


@pytest.mark.parametrize("text", ["转工人", "我要人工", "请工作人员联系我"])
def test_a_wish_for_a_person_stays_one(engine: Engine, text: str) -> None:
    assert engine.respond(text, engine.converse([], TODAY), TODAY).outcome == "handoff"


@pytest.mark.parametrize("text", ["我们厂不到20个人也行吗", "人少也行吗"])
def test_how_many_they_are_is_no_wish_for_a_person(engine: Engine, text: str) -> None:
    chat = engine.converse(["设备一次性税前扣除"], TODAY)
    assert engine.respond(text, chat, TODAY).outcome != "handoff"
    assert engine.respond("找个人问一下", chat, TODAY).outcome == "handoff"


def test_what_is_asked_in_the_words_of_ours_is_not_said_to_be_none(engine: Engine) -> None:
    reply = engine.respond("开发票要几个点", engine.converse([], TODAY), TODAY)
    assert any(option.id.startswith("small-scale-vat/") for option in reply.options)
