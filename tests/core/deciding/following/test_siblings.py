"""A follow-up that says half a sibling's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


def test_half_a_name_that_goes_on_is_the_sibling_and_what_was_asked_before(engine: Engine) -> None:
    chat = engine.converse(["退伍兵创业有什么优惠"], TODAY)
    about = engine.respond("大学生创业呢", chat, TODAY).decision.about
    assert str(about) == "key-groups-tax/benefit"


def test_a_whole_name_is_what_it_names(engine: Engine) -> None:
    chat = engine.converse(["退伍兵创业有什么优惠"], TODAY)
    assert engine.respond("大学生创业贷款呢", chat, TODAY).topic == "startup-guaranteed-loan"


def test_by_a_figure_that_is_not_sure_nobody_names_the_sibling(engine: Engine) -> None:
    reply = engine.respond("瓷砖厂搞研发 加计扣除按120%还是怎么算", engine.converse([], TODAY), TODAY)
    assert "一般企业加计 100%" in reply.text
    assert "集成电路、工业母机企业，加计 120%" in reply.text


def test_a_whole_name_beside_it_says_who_may_have_it(engine: Engine) -> None:
    reply = engine.respond("高企 加计抵减 5个点 名单怎么进", engine.converse([], TODAY), TODAY)
    topics = {option.id.partition("/")[0] for option in reply.options}
    assert (reply.topic or topics.pop()) == "advanced-manufacturing-vat-credit"
    assert not topics
