"""What names nothing stays with what the chat is about, though its twin has been asked just so."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.chats.of_its_twin import RULE, not_of_twin
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Candidate, Clarify, Decision, Gap, Outcome
from tests.core.small import engine, topic

GROW, STAY = (
    topic(id="growth", title="增岗补助", facets={"overview": "增岗的补助。"}),
    topic(id="keep", title="守岗返还", facets={"overview": "守岗的返还。"}),
)
BOT = engine(GROW, STAY)
OF_TWIN = Answered((PartRef("keep", "carry"),))
RANKED = tuple(
    Candidate(PartRef(*ref), score)
    for ref, score in ((("keep", "carry"), 50.0), (("growth", "unused"), 9.0), (("growth", "deadline"), 3.0))
)
LIKELY = Clarify.among((PartRef("growth", "unused"), PartRef("growth", "deadline")))


def decided(outcome: Outcome, sure: float = 0.8, rule: str = "answer") -> Decision:
    return Decision(outcome, sure, rule, "", RANKED)


def heard(text: str, first: Decision, named: Decision, strange: float = 0.0, own: float = 1.0) -> Decision:
    def hear(said: str, _chat: Conversation) -> Decision:
        assert said == f"{GROW.short}{text}"
        return named

    whole = Whole(text, first, Conversation("growth"), hear, BOT.reader, 0.4, GROW)
    return not_of_twin(whole, ("keep",), lambda *_: strange, lambda *_: own)


@pytest.mark.parametrize("own", [Answered((PartRef("growth", "unused"),)), Gap("growth", "unused")])
def test_the_chat_s_topic_answers_or_says_what_is_open(own: Outcome) -> None:
    found = heard("扣不完明年接着扣吗", decided(OF_TWIN), decided(own, 0.45))
    assert (found.outcome, found.rule) == (own, RULE)


def test_what_the_name_alone_makes_of_it_has_to_be_surer() -> None:
    other = Answered((PartRef("growth", "deadline"),))
    assert heard("扣不完明年接着扣吗", decided(OF_TWIN), decided(other, 0.45)).outcome == LIKELY
    assert heard("扣不完明年接着扣吗", decided(OF_TWIN), decided(other, 0.6)).outcome == other


@pytest.mark.parametrize(
    "lost", [Gap("growth", None), Gap("growth", "benefit"), Answered((PartRef.whole("growth"),)), OF_TWIN]
)
def test_where_it_has_nothing_for_it_the_twin_answers(lost: Outcome) -> None:
    assert heard("扣不完明年接着扣吗", decided(OF_TWIN), decided(lost)).outcome == OF_TWIN


def test_a_name_a_strange_word_or_what_turned_to_the_twin_leaves_the_chat() -> None:
    own = decided(Answered((PartRef("growth", "unused"),)))
    assert heard("守岗返还接着扣吗", decided(OF_TWIN), own).outcome == OF_TWIN
    assert heard("招刚毕业的补多少", decided(OF_TWIN), own, strange=0.2).outcome == OF_TWIN
    assert heard("买机器多少钱以内能扣掉", decided(OF_TWIN), own, own=0.37).outcome == OF_TWIN
    assert heard("那个也能一起拿吗", decided(OF_TWIN), own).outcome == OF_TWIN
    turned = decided(OF_TWIN, rule="axis_switched")
    assert heard("增值税呢", turned, own).outcome == OF_TWIN


def test_what_says_little_has_not_left_for_any_other_topic() -> None:
    own, other = decided(Gap("growth", "unused")), decided(Answered((PartRef("else", "how-long"),)))
    assert heard("几时批", other, own).outcome == own.outcome
    assert heard("营业执照几时批下来", other, own).outcome == other.outcome


def test_a_strange_word_leaves_both_where_the_chats_topic_is_surer_with_its_name() -> None:
    own, chats = Answered((PartRef("growth", "unused"),)), PartRef("growth", "unused")
    both = Clarify.among((chats, PartRef("keep", "carry")))
    assert heard("要先交满多久", decided(OF_TWIN, 0.48), decided(own, 0.56), strange=0.2).outcome == both
    assert heard("要先交满多久", decided(OF_TWIN, 0.51), decided(own, 0.52), strange=0.2).outcome == OF_TWIN
    whole = Answered((PartRef.whole("growth"),))
    assert heard("要先交满多久", decided(OF_TWIN, 0.48), decided(whole, 0.56), strange=0.2).outcome == OF_TWIN
