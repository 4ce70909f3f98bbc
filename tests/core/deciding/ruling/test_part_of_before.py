"""What was asked before it was said of what is answered of who is named then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("asked", "name", "part"),
    [
        ("什么时候截止", "稳岗返还", "job-stabilisation-refund/deadline"),
        ("哪个文件", "服务业贴息", "service-loan-interest/basis"),
        ("要不要备案", "研发加计", "rd-super-deduction/procedure"),
    ],
)
def test_what_was_asked_of_nothing_is_answered_once_it_is_said_of_what(
    engine: Engine, asked: str, name: str, part: str
) -> None:
    reply = engine.respond(name, engine.converse([asked], TODAY), TODAY)
    assert f"{reply.about}/{reply.facet}" == part
    later = engine.respond(name, engine.converse([asked, "你好"], TODAY), TODAY)
    assert later.facet == "overview"


def test_what_the_named_topic_has_nothing_on_is_said_to_be_missing(engine: Engine) -> None:
    reply = engine.respond("高企", engine.converse(["要什么材料"], TODAY), TODAY)
    assert (reply.outcome, reply.facet) == ("gap", "materials")
