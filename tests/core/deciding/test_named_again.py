"""What was lost in a chat is heard with the name of what the chat is about."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.named_again import RULE, named_again
from bot.core.deciding.whole import Whole
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Outcome, Unanswered
from tests.core.small import engine, topic

KEEP = topic(id="keep", title="守岗返还", facets={"overview": "守岗的返还。"})
OTHER = topic(id="growth", title="增岗补助", facets={"overview": "增岗的补助。"})
READER = engine(KEEP, OTHER).reader
OWN, ELSE = Gap("keep", "reward"), Clarify("close", (PartRef("growth", "overview"),))


def heard(
    text: str,
    first: Outcome,
    then: Outcome = OWN,
    *,
    rule: str = "nothing_fits",
    first_sure: float = 0.5,
    offered: tuple[str, ...] = (),
) -> Outcome:
    def hear(said: str, _chat: Conversation) -> Decision:
        assert said == f"守岗返还{text}"
        return Decision(then, 0.6, "known_gap", "")

    whole = Whole(
        text,
        Decision(first, first_sure, rule, ""),
        Conversation("keep", offered=offered),
        hear,
        READER,
        0.4,
        KEEP,
    )
    found = named_again(lambda _topic, word: word in "地方奖励")(whole)
    assert (found.rule == RULE) == (found.outcome is then)
    return found.outcome


def test_what_nothing_fits_or_only_others_is_heard_again() -> None:
    assert heard("地方奖励", Unanswered()) == OWN
    assert heard("地方奖励", ELSE) == OWN


def test_each_word_must_be_the_topics_own() -> None:
    assert heard("明天奖励", Unanswered()) == Unanswered()


def test_what_is_surely_none_of_ours_stays_so() -> None:
    assert heard("地方奖励", Unanswered(), rule="outside", first_sure=0.7) == Unanswered()
    assert heard("地方奖励", Unanswered(), rule="elsewhere") == Unanswered()


def test_only_what_is_then_of_the_topic_is_taken() -> None:
    assert heard("地方奖励", Unanswered(), Answered((PartRef("growth", "overview"),))) == Unanswered()
    assert heard("地方奖励", Unanswered(), ELSE) == Unanswered()


@pytest.mark.parametrize("first", [Answered((PartRef("growth", "overview"),)), Gap("keep", "fee")])
def test_what_was_found_stays(first: Outcome) -> None:
    assert heard("地方奖励", first) == first


def test_after_topics_were_offered_it_is_of_those() -> None:
    assert heard("地方奖励", Unanswered(), offered=("growth",)) == Unanswered()
