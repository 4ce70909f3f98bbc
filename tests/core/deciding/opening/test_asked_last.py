"""What a story asks in its last clause."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.whole import Whole
from bot.core.deciding.opening.asked_last import RULE, AskedLast
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Candidate, Clarify, Decision
from tests.core.small import engine, topic

REFUND = topic(id="refund", title="稳岗返还", facets={"overview": "退。", "benefit": "60%。"})
HIRING = topic(id="hiring", title="扩岗补助", facets={"overview": "补。", "benefit": "1500 元。"})
ENGINE = engine(REFUND, HIRING)
BENEFIT, WHO = PartRef("refund", "benefit"), PartRef("refund", "eligibility")
OTHER = PartRef("hiring", "benefit")
STORY = "厂里十几个人，一个没裁，能退几成"


def heard(  # a message, what was made of it, and what would be made of its clause
    text: str = STORY,
    *,
    options: tuple[PartRef, ...] = (WHO, BENEFIT),
    scores: tuple[float, ...] = (40.0, 20.0),
    sure: float = 0.5,
    then: tuple[PartRef, ...] = (BENEFIT,),
    surely: float = 0.7,
    rule: str = "close",
) -> Decision:
    def hear(said: str, _chat: Conversation) -> Decision:
        about = next(each.id for each in (REFUND, HIRING) if said == f"{each.short}能退几成")
        part = next((ref for ref in then if ref.topic == about), PartRef(about, "overview"))
        return Decision(Answered((part,)), surely, "answer", "")

    candidates = tuple(Candidate(ref, score) for ref, score in zip(options, scores, strict=True))
    decision = Decision(Clarify.among(options), sure, rule, "", candidates)
    whole = Whole(text, decision, Conversation(), hear, ENGINE.reader, 0.4)
    return AskedLast(ENGINE.knowledge).heard(whole)


@pytest.mark.parametrize("text", [STORY, "厂里十几个人\n一个没裁\n能退几成？"])
def test_what_the_last_clause_asks_of_the_topic_is_answered(text: str) -> None:
    found = heard(text)
    assert (found.rule, found.answered) == (RULE, BENEFIT)


@pytest.mark.parametrize(
    "text",
    [
        "能退几成",  # no story
        "裁几个算裁员，能退几成",  # two questions
        "厂里十几个人，也是退60%吗",  # hangs on what was told
        "厂里十几个人，一个没裁",  # asks nothing
        "稳岗和扩岗，分别能退几成",
    ],
)
def test_anything_else_is_asked_back(text: str) -> None:
    assert heard(text).rule == "close"


def test_only_what_was_offered_is_answered_and_only_surely() -> None:
    assert heard(options=(WHO,), scores=(60.0,)).rule == "close"
    assert heard(surely=0.5).rule == "close"
    assert heard(rule="names_no_topic").rule == "names_no_topic"


def test_where_it_fits_two_topics_it_is_asked_back() -> None:
    both = (BENEFIT, OTHER)
    assert heard(options=both, scores=(40.0, 30.0), then=both).rule == "close"
    assert heard(options=both, scores=(40.0, 10.0), then=both).answered == BENEFIT


def test_a_story_of_nothing_sure_is_asked_back_where_the_same_is_offered_of_others() -> None:
    both = (BENEFIT, OTHER)
    assert heard(options=both, scores=(40.0, 10.0), then=both, sure=0.1).rule == "close"
    assert heard(sure=0.1).rule == RULE


def two_asked(first: PartRef, both: PartRef, sure: float = 0.7) -> Decision:
    """Two clauses ask; of the first by itself, and of both together, this is made."""

    def hear(said: str, _chat: Conversation) -> Decision:
        part = {"稳岗返还退几成": first, "稳岗返还退几年": both, "稳岗返还退几成，退几年": both}[said]
        return Decision(Answered((part,)), sure, "answer", "")

    candidates = (Candidate(WHO, 40.0), Candidate(BENEFIT, 20.0))
    decision = Decision(Clarify.among((WHO, BENEFIT)), 0.5, "close", "", candidates)
    whole = Whole("厂里一个没裁\n退几成 退几年", decision, Conversation(), hear, ENGINE.reader, 0.4)
    return AskedLast(ENGINE.knowledge).heard(whole)


def test_two_short_questions_that_one_part_tells_are_answered_by_it() -> None:
    found = two_asked(BENEFIT, BENEFIT)
    assert (found.rule, found.answered) == (RULE, BENEFIT)
    assert two_asked(WHO, BENEFIT).rule == "close"
    assert two_asked(BENEFIT, BENEFIT, 0.3).rule == "close"
