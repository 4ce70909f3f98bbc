"""What can be answered, and what only keeps others from answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.knowledge.parts import asked_by
from tests.core.small import TODAY, engine, topic

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic

ASKED = ("招聘补助一个人多少钱", "一次性招聘补助", "招聘补助补多少", "招聘补助怎么领")


def hiring_bonus(status: str) -> Topic:
    return topic(
        id="hiring-bonus",
        title="一次性招聘补助",
        aliases=["招聘补助"],
        status=status,
        facets={
            "overview": "每招 1 人 800 元。",
            "benefit": {"answer": "800 元。", "phrasings": ["招聘补助一个人多少钱"]},
        },
    )


@pytest.fixture(scope="module", params=["withdrawn", "draft"])
def without_it(request: pytest.FixtureRequest) -> Engine:
    return engine(hiring_bonus(request.param))


@pytest.mark.parametrize("said", ASKED)
def test_what_asks_for_an_unpublished_topic_is_answered_with_no_neighbour(
    without_it: Engine, said: str
) -> None:
    assert without_it.respond(said, Conversation(), TODAY).outcome == "unanswered"


def test_a_published_topic_answers_it() -> None:
    published = engine(hiring_bonus("published")).respond(ASKED[0], Conversation(), TODAY)
    assert (published.topic, published.facet) == ("hiring-bonus", "benefit")


def test_the_neighbour_is_still_found_by_its_own_words(without_it: Engine) -> None:
    assert without_it.respond("招一个应届生补多少", Conversation(), TODAY).topic == "grow"


def test_what_a_part_is_asked_by_is_told_of_answers_and_gaps_alike() -> None:
    asked = asked_by(
        topic(
            id="bonus",
            title="补助",
            facets={"overview": "有补助。"},
            questions=[{"id": "who", "phrasings": ["谁能拿"], "answer": "企业。"}],
            not_documented=[{"id": "when", "about": "到账时间", "phrasings": ["几时到账"]}],
        )
    )
    assert asked == {"overview": (), "who": ("谁能拿",), "when": ("几时到账",)}
