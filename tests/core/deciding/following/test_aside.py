"""What is asked behind who somebody is."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.aside import RULE, Aside
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Decision, Gap, Outcome
from tests.core.small import engine, topic

HIGH = topic(id="high", title="高新技术企业", aliases=["高企"], facets={"overview": "税率。"})
RESEARCH = topic(id="research", title="研发加计扣除", facets={"overview": "加计。", "benefit": "多扣。"})
READER = engine(HIGH, RESEARCH).reader
BENEFIT, TITLES = Answered((PartRef("research", "benefit"),)), Answered((PartRef("research", "overview"),))


def heard(
    text: str, first: Outcome, *, sure: float = 0.4, then: Outcome = BENEFIT, speaks: bool = True
) -> str:
    def hear(said: str, _chat: Conversation) -> Decision:
        assert said == "研发加计扣除多少"
        return Decision(then, 0.75, "answer", "")

    whole = Whole(text, Decision(first, sure, "answer", ""), Conversation(), hear, READER, 0.4)
    return Aside(lambda _topic, _name: speaks).heard(whole).rule


@pytest.mark.parametrize("text", ["我们是高企 研发加计扣除多少", "我们厂是高企，研发加计扣除多少"])
def test_the_name_of_what_somebody_has_asks_for_nothing(text: str) -> None:
    assert heard(text, TITLES) == RULE


def test_another_topic_answers_where_none_did_if_it_speaks_of_him() -> None:
    gap = Gap("high", None)
    assert heard("我们是高企，研发加计扣除多少", gap) == RULE
    assert heard("我们是高企，研发加计扣除多少", gap, speaks=False) == "answer"


def test_what_was_answered_of_another_topic_stays() -> None:
    assert heard("我们是高企，研发加计扣除多少", Answered((PartRef("high", "overview"),))) == "answer"


@pytest.mark.parametrize(
    "text", ["我们没有高企，研发加计扣除多少", "我们在晋江，研发加计扣除多少", "高企研发加计扣除多少"]
)
def test_what_names_nothing_that_he_has_is_no_aside(text: str) -> None:
    assert heard(text, TITLES) == "answer"


def test_what_was_sure_stays() -> None:
    assert heard("我们是高企 研发加计扣除多少", TITLES, sure=0.9) == "answer"
    assert (
        heard("我们是高企 研发加计扣除多少", TITLES, then=Answered((PartRef("high", "overview"),)))
        == "answer"
    )
