"""What has a name of its own within a policy is asked of by that name."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.own_names import RULE, OwnNames
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Decision, Gap, Outcome
from tests.core.small import engine, topic

TITLE = topic(
    id="title",
    title="优秀企业认定",
    aliases=["大个子", "优企"],
    facets={"overview": "优秀企业的认定。"},
    questions=[
        {"id": "patents", "phrasings": ["优企专利要几个"], "answer": "一个。"},
        {"id": "window", "phrasings": ["大个子哪天报", "大个子几号截止"], "answer": "五月。"},
        {"id": "notice", "phrasings": ["优企公示几天"], "answer": "五天。"},
        {"id": "review", "phrasings": ["优企多久复核"], "answer": "三年。"},
    ],
    not_documented=[{"id": "of-big", "about": "大个子的标准", "phrasings": ["大个子要几个专利"]}],
)
READER = engine(TITLE).reader
WHOLE = Answered((PartRef.whole("title"),))
OPEN = Gap("title", "of-big")


def part(name: str) -> Answered:
    return Answered((PartRef("title", name),))


def heard(
    text: str, shown: str, first: Outcome, then: Outcome, *, went_on: bool = False
) -> tuple[Outcome, list[str]]:
    said: list[str] = []

    def hear(what: str, _chat: Conversation) -> Decision:
        said.append(what)
        return Decision(then, 0.6, "answer", "")

    decision = Decision(first, 0.7, "answer", "")
    whole = Whole(text, decision, Conversation("title", shown), hear, READER, 0.4, TITLE)
    found = OwnNames().went_on(whole) if went_on else OwnNames().turned_to(whole)
    assert (found.rule == RULE) == (found.outcome != first)
    return found.outcome, said


@pytest.mark.parametrize("text", ["那大个子呢", "大个子呢？", "换成大个子的呢"])
def test_who_turns_to_a_name_asks_of_it_what_was_told(text: str) -> None:
    assert heard(text, "patents", WHOLE, OPEN) == (OPEN, ["大个子专利要几个"])


@pytest.mark.parametrize(("text", "shown"), [("那优秀企业认定呢", "patents"), ("大个子呢", "overview")])
def test_the_title_or_nothing_told_asks_what_it_is(text: str, shown: str) -> None:
    assert heard(text, shown, WHOLE, OPEN) == (WHOLE, [])


def test_what_comes_to_the_same_again_stays() -> None:
    assert heard("那大个子呢", "patents", WHOLE, part("patents"))[0] == WHOLE
    assert heard("那大个子呢", "patents", part("window"), OPEN) == (part("window"), [])


def test_who_goes_on_after_a_name_asks_of_it() -> None:
    assert heard("要几个", "window", part("patents"), OPEN, went_on=True) == (OPEN, ["大个子要几个"])


def test_what_says_more_or_has_nothing_of_that_name_stays() -> None:
    assert heard("优企要几个", "window", part("patents"), OPEN, went_on=True)[1] == []
    assert heard("要几个发明专利才够", "window", part("patents"), OPEN, went_on=True)[1] == []
    assert heard("要几个", "window", part("patents"), part("review"), went_on=True)[0] == part("patents")
    assert heard("要几个", "patents", part("review"), OPEN, went_on=True)[1] == []
