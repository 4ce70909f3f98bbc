"""Follow-ups in words of the chat's topic that are best known as none of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("before", "text", "part"),
    [
        ("高新企业认定", "要多少专利", "high-tech-enterprise/intellectual-property"),
        ("高新企业认定", "税减到多少", "high-tech-enterprise/benefit"),
        ("招了个失业半年以上的，税上能减吗", "要办什么证明", "key-groups-tax/procedure"),
    ],
)
def test_its_likeliest_parts_are_offered_or_that_which_is_sure_with_its_name(
    before: str, text: str, part: str, engine: Engine
) -> None:
    reply = engine.respond(text, engine.converse([before], TODAY), TODAY)
    assert part in [str(reply.decision.answered), *(option.id for option in reply.options)]


@pytest.mark.parametrize("text", ["今天股市怎么样", "医保怎么报销", "车子年检去哪里"])
def test_what_is_surely_none_of_ours_stays_so(text: str, engine: Engine) -> None:
    assert engine.respond(text, engine.converse(["高新企业认定"], TODAY), TODAY).outcome == "unanswered"
