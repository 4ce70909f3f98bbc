"""What follows an answer and begins anew is not heard as if it went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize("text", ["再问一个，贷款换设备", "还有个问题，换设备的贷款贴息"])
def test_a_question_behind_its_announcement_is_heard(engine: Engine, text: str) -> None:
    assert engine.respond(text, NOTHING_SAID, TODAY).outcome != "smalltalk"


@pytest.mark.parametrize("text", ["再问一个", "还有个问题哈", "等下，还有个事"])
def test_what_only_announces_a_question_is_no_question(engine: Engine, text: str) -> None:
    assert engine.respond(text, NOTHING_SAID, TODAY).outcome == "smalltalk"


def test_who_wants_another_policy_is_not_told_only_whom_to_ask_about_it(engine: Engine) -> None:
    chat = engine.converse(["设备更新贷款贴息去哪办", "有没有电话"], TODAY)
    assert str(engine.respond("那科小呢", chat, TODAY).decision.about) == "tech-sme/contact"
    assert str(engine.respond("另外我想申请科小", chat, TODAY).decision.about) == "tech-sme/overview"


def test_a_gap_of_something_that_was_not_spoken_of_is_not_named(engine: Engine) -> None:
    reply = engine.respond("怎么报名", engine.converse(["东石有没有启航班"], TODAY), TODAY)
    assert reply.outcome == "gap"
    assert "制伞业供需对接" not in reply.text


def test_good_things_of_taxes_are_asked_for_as_an_opening(engine: Engine) -> None:
    reply = engine.respond("有什么税收上的好处", NOTHING_SAID, TODAY)
    assert reply.outcome == "clarify"
    assert "small-scale-vat" in {option.id.partition("/")[0] for option in reply.options}


def test_who_only_tells_of_what_a_policy_is_about_is_told_of_it(engine: Engine) -> None:
    reply = engine.respond("大企业欠我们货款30万半年了", NOTHING_SAID, TODAY)
    assert str(reply.decision.about) == "sme-payment-regulation/overview"


def test_that_of_that_policy_goes_on(engine: Engine) -> None:
    reply = engine.respond("那个体户呢", engine.converse(["小规模增值税多少"], TODAY), TODAY)
    assert str(reply.decision.about) == "small-scale-vat/individual-business"
