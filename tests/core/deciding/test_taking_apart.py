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
