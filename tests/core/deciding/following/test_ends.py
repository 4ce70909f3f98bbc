"""When do these end, once several policies were talked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.conversing import Conversation
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine

THESE = "這些補貼什麼時候截止"


def test_the_end_of_each_that_was_talked_of_is_told(engine: Engine) -> None:
    chat = engine.converse(["扩岗多少钱", "设备更新贴息几个点", "失业保险费率现在是不是1%"], TODAY)
    lines = engine.respond(THESE, chat, TODAY).text.split("\n")
    assert [line.split("：")[0] for line in lines[1:]] == [
        "· 扩岗补助",
        "· 设备更新贷款贴息",
        "· 失业保险费率",
    ]
    assert "2026 年 12 月 31 日" in lines[1]
    assert "已于" in lines[3]


def test_of_one_policy_its_own_end_is_told(engine: Engine) -> None:
    chat = engine.converse(["扩岗多少钱"], TODAY)
    assert str(engine.respond(THESE, chat, TODAY).decision.about) == "job-expansion-subsidy/deadline"


def test_a_policy_that_is_named_is_the_only_one_meant(engine: Engine) -> None:
    chat = engine.converse(["扩岗多少钱", "设备更新贴息几个点"], TODAY)
    assert engine.respond("稳岗这些补贴什么时候截止", chat, TODAY).topic == "job-stabilisation-refund"


def test_of_those_that_were_listed_all_ends_are_told_to_who_asks_but_the_time(engine: Engine) -> None:
    chat = engine.converse(["快到期的政策有哪些"], TODAY)
    reply = engine.respond("还剩几天", chat, TODAY)
    lines = reply.text.split("\n")
    assert len(lines) == 1 + len(chat.offered)
    assert "还剩 38 天" in lines[1]


def test_who_asks_for_more_than_the_time_is_asked_which(engine: Engine) -> None:
    chat = engine.converse(["快到期的政策有哪些"], TODAY)
    assert engine.respond("要什么条件", chat, TODAY).decision.rule != "ends"


def test_what_ends_in_another_year_is_listed(engine: Engine) -> None:
    text = engine.respond("2027年底到期的有哪些", engine.converse(["科小"], TODAY), TODAY).text
    assert "个体户减半：至 2027 年 12 月 31 日" in text
    assert "2026 年" not in text


def test_who_asks_whether_they_are_over_by_a_day_is_told_all_ends(engine: Engine) -> None:
    chat = engine.converse(["贷款贴息有哪些"], TODAY)
    assert engine.respond("到年底就没了吗", chat, TODAY).decision.rule == "ends"


def test_a_word_for_some_of_them_leaves_the_others_out(engine: Engine) -> None:
    chat = engine.converse(["哪些政策明年到期"], TODAY)
    assert "残保金" not in engine.respond("小微那个到几号", chat, TODAY).text


def test_whatever_is_offered_of_those_that_end_can_be_shown(engine: Engine) -> None:
    policies = tuple(topic.id for topic in engine.knowledge if topic.kind == "policy")
    chats = (Conversation(offered=policies[place : place + 3]) for place in range(0, len(policies), 3))
    shown = {
        option.id: engine.show(option.id, TODAY).text
        for chat in chats
        for option in engine.respond("还剩几天", chat, TODAY).options
    }
    assert len(shown) > len(policies) / 2
    assert all(shown.values())
