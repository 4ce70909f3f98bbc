"""Who only says who he is before he asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    "text",
    [
        "我是磁灶镇商会的秘书，想请教几个问题",
        "小超市 个体的 一个月卖9万",
        "我们公司一百多人",
        "我开陶瓷厂的",
        "我是外地人，在晋江开厂",
        "你好 我是龙湖镇商会的秘书 写材料要核几个数",
        "代账的，问几个快的",
        "您好，我是英林做泳装的，主要出口欧洲，厂里86个人",
        "我是做鞋的，去年利润280万，失业保险交了8万",
        "你好，我在内坑开拖鞋厂，去年营收1800万，利润150万，缴失业保险6万，36个人",
        "我是做陶瓷的，贷了500万，厂里120人",
        "我厂186个人",
        "老板你好我在深沪做泳装的小厂子20来个人",
        "厂里三百来人",
        "员工40个人",
        "人有120个",
    ],
)
def test_who_says_who_he_is_and_asks_nothing_is_greeted(text: str, engine: Engine) -> None:
    reply = engine.respond(text, NOTHING_SAID, TODAY)
    assert (reply.outcome, reply.decision.rule) == ("smalltalk", "introduction")


@pytest.mark.parametrize(
    "text",
    [
        "我是做陶瓷的，有什么补贴",
        "我们厂招不到人",
        "我是小规模纳税人",
        "餐饮",
        "我开面馆的，想贷50万",
        "制造业那个5%，意思是只交5%？",
    ],
)
def test_who_asks_complains_or_names_a_policy_is_not(text: str, engine: Engine) -> None:
    assert engine.respond(text, NOTHING_SAID, TODAY).decision.rule != "introduction"


def test_the_figures_that_he_told_decide_what_he_asks_next(engine: Engine) -> None:
    told = engine.converse(["我是做陶瓷的，60个人"], TODAY)
    reply = engine.respond("残保金要交吗", told, TODAY)
    assert "60 人" in reply.text
    assert "60 人" not in engine.respond("残保金要交吗", NOTHING_SAID, TODAY).text


def test_how_many_he_hired_is_kept(engine: Engine) -> None:
    told = engine.converse(["我做雨伞的，招了12个应届生"], TODAY)
    assert "18000 元" in engine.respond("扩岗补助能领多少钱", told, TODAY).text


def test_how_many_he_has_is_no_wish_for_a_person_in_a_chat_either(engine: Engine) -> None:
    chat = engine.converse(["被拖欠货款怎么办"], TODAY)
    assert engine.respond("员工40个人", chat, TODAY).outcome != "handoff"


def test_once_something_is_talked_of_it_is_a_follow_up(engine: Engine) -> None:
    chat = engine.converse(["残保金要交吗"], TODAY)
    assert engine.respond("我们公司一百多人", chat, TODAY).decision.rule != "introduction"


def test_the_question_behind_an_introduction_is_answered(engine: Engine) -> None:
    reply = engine.respond("我是HR，我们公司120人，想知道稳岗", NOTHING_SAID, TODAY)
    assert str(reply.decision.about) == "job-stabilisation-refund/overview"
    assert "120 人" in reply.text


def test_who_says_more_of_himself_than_the_topic_knows_is_greeted_in_a_chat(engine: Engine) -> None:
    chat = engine.converse(["餐馆贴息几个点"], TODAY)
    assert engine.respond("我们做泳装，90人，去年裁了5个", chat, TODAY).decision.rule == "introduction"


def test_what_he_told_serves_one_topic_after_another(engine: Engine) -> None:
    chat = engine.converse(["我是做鞋的，去年利润280万，失业保险交了8万"], TODAY)
    tax = engine.respond("小型微利要交多少", chat, TODAY)
    assert "14 万元" in tax.text
    assert "4.8 万元" in engine.respond("稳岗能返多少", chat.after(tax), TODAY).text


def test_a_figure_told_in_a_chat_asks_for_no_list_and_leaves_its_topic(engine: Engine) -> None:
    chat = engine.converse(["技改补贴怎么申请"], TODAY)
    reply = engine.respond("我们去年投了800万", chat, TODAY)
    assert reply.text == "好的，您说的情况我先记着，接着问就行。"
    assert engine.respond("补多少", chat.after(reply), TODAY).topic == "quanzhou-tech-upgrade"


def test_how_many_he_has_is_not_the_same_number_of_something_else(engine: Engine) -> None:
    chat = engine.converse(["高企要什么条件"], TODAY)
    assert engine.respond("一共70人", chat, TODAY).decision.rule == "introduction"


def test_who_tells_his_trade_is_shown_questions_on_what_there_is_for_it(engine: Engine) -> None:
    reply = engine.respond("我在东石做外贸的", NOTHING_SAID, TODAY)
    assert "出口退税" in reply.text
    assert "启航计划" not in reply.text


@pytest.mark.parametrize("text", ["我有3台车 8个人 算小微吗", "我们厂60人，算不算小微企业"])
def test_whether_he_is_one_is_asked_behind_what_he_tells(engine: Engine, text: str) -> None:
    assert str(engine.decide(text, NOTHING_SAID).about) == "sme-size-standard/three-ways"


def test_what_somebody_is_registered_as_is_no_policy_that_he_asks_of(engine: Engine) -> None:
    reply = engine.respond("我公司是一般纳税人 员工15个 研发60万一年", NOTHING_SAID, TODAY)
    assert (reply.outcome, reply.decision.rule) == ("smalltalk", "introduction")
