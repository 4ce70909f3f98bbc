"""What is numbered otherwise is not the same thing."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import TODAY, engine, topic

BOT = engine(
    topic(
        id="class",
        title="远帆班",
        kind="plan",
        facets={"overview": "远帆班办过几期。"},
        questions=[
            {"id": "first", "phrasings": ["远帆班第一期什么时候开"], "answer": "第一期三月开。"},
            {"id": "second", "phrasings": ["远帆班第二期几月"], "answer": "第二期五月开。"},
        ],
    )
)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("远帆班第一期什么时候开", "class/first"),
        ("远帆班第二期什么时候开", "class/second"),
        ("远帆班第二届什么时候开", "class/overview"),
        ("远帆班第三期什么时候开", "class/overview"),
    ],
)
def test_the_part_on_the_one_in_this_place_is_told_or_none(text: str, about: str) -> None:
    reply = BOT.respond(text, NOTHING_SAID, TODAY)
    assert str(reply.decision.about) == about
    assert (reply.outcome == "gap") == about.endswith("overview")
