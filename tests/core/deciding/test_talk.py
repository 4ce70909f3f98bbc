"""A wish that may be for any policy, in a chat about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
