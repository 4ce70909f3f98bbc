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
            {
                "id": "since",
                "phrasings": ["远帆班从哪年办起", "远帆班什么时候开始的"],
                "answer": "2016 年起。",
            },
        ],
        not_documented=[{"id": "list", "about": "名单", "phrasings": ["远帆班学员名单"]}],
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


def test_where_the_likeliest_counts_nothing_what_does_is_told() -> None:
    assert str(BOT.decide("远帆班第二期什么时候开始的", NOTHING_SAID, TODAY).about) == "class/second"
    assert str(BOT.decide("远帆班第二期学员名单", NOTHING_SAID, TODAY).about) == "class/list"


@pytest.mark.parametrize("text", ["远帆班下一期什么时候开", "远帆班 next 期什么时候开", "远帆班新一期几月"])
def test_what_has_been_says_nothing_of_the_next(text: str) -> None:
    assert BOT.respond(text, NOTHING_SAID, TODAY).outcome == "gap"


def test_where_a_lack_is_of_the_next_it_is_that_which_is_said() -> None:
    bot = engine(
        topic(
            id="class",
            title="远帆班",
            kind="plan",
            facets={"overview": "远帆班办过几期。"},
            questions=[{"id": "first", "phrasings": ["远帆班第一期什么时候开"], "answer": "第一期三月开。"}],
            not_documented=[
                {"id": "next", "about": "还招不招", "phrasings": ["远帆班下一届招人吗", "远帆班下一期"]}
            ],
        )
    )
    assert str(bot.decide("远帆班下一期什么时候开", NOTHING_SAID, TODAY).about) == "class/next"
