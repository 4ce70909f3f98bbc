"""Whether a message goes on with the chat, or has left it, or turns to something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


def meant(engine: Engine, before: str, text: str) -> set[str]:
    reply = engine.respond(text, engine.converse([before], TODAY), TODAY)
    return {option.id.partition("/")[0] for option in reply.options} or {str(reply.topic)}


def test_what_is_plainly_of_another_topic_has_left_the_chat(engine: Engine) -> None:
    assert meant(engine, "办执照要几天", "登记失业九个月了，有免税吗") == {"key-groups-tax"}
    assert "small-scale-vat" in meant(engine, "办执照要几天", "小店个体户要交税吗 一个月大概3万营业额")


@pytest.mark.parametrize("text", ["个体户也一样吗", "要带什么去", "公示要多久"])
def test_what_goes_on_has_not(engine: Engine, text: str) -> None:
    assert meant(engine, "公司怎么注销", text) == {"business-registration"}


def test_a_name_and_how_much_asks_of_what_is_named(engine: Engine) -> None:
    assert meant(engine, "启航计划是什么", "领航多少人") == {"plan-linghang"}


def test_a_name_and_ne_turn_to_it(engine: Engine) -> None:
    assert meant(engine, "启航计划推开几个镇", "领航呢 有多少人") == {"plan-linghang"}


@pytest.mark.parametrize("text", ["个体户也有吗", "小规模也有吗"])
def test_who_also_has_it_is_asked_of_the_chats_topic(engine: Engine, text: str) -> None:
    assert meant(engine, "六税两费是哪六税", text) == {"six-taxes-two-fees"}


def test_a_part_asked_before_is_not_asked_by_how_much(engine: Engine) -> None:
    chat = engine.converse(["惠企政策线上直达兑现平台网址"], TODAY)
    reply = engine.respond("新增规上奖励多少钱", chat, TODAY)
    assert reply.topic == "jinjiang-industry-chain"
    assert "5 万元" in reply.text
