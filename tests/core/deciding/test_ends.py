"""When do these end, once several policies were talked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
