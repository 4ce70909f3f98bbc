"""What was lost in a chat is heard with the name of what the chat is about."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding.following.named_again import RULE, NamedAgain
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Candidate, Clarify, Decision, Gap, Outcome, Smalltalk, Unanswered
from tests.core.small import engine, topic

KEEP = topic(id="keep", title="守岗返还", facets={"overview": "守岗的返还。"})
OTHER = topic(id="growth", title="增岗补助", facets={"overview": "增岗的补助。"})
READER = engine(KEEP, OTHER).reader
KEEP_BENEFIT, BENEFIT = Answered((PartRef("keep", "benefit"),)), Answered((PartRef("growth", "benefit"),))
OWN, ELSE = Gap("keep", "reward"), Clarify("close", (PartRef("growth", "overview"),))


def heard(
    text: str,
    first: Outcome,
    then: Outcome = OWN,
    *,
    rule: str = "nothing_fits",
    first_sure: float = 0.5,
    offered: tuple[str, ...] = (),
    alone: float = 0.0,
) -> Outcome:
    def hear(said: str, chat: Conversation) -> Decision:
        if said == text:
            assert chat == NOTHING_SAID
            return Decision(BENEFIT, alone, "answer", "")
        assert said in (f"守岗返还{text}", f"增岗补助{text}")
        of_other = said.startswith("增岗") and isinstance(then, Answered)
        return Decision(BENEFIT if of_other else then, 0.6, "answer", "")

    whole = Whole(
        text,
        Decision(first, first_sure, rule, ""),
        Conversation("keep", offered=offered),
        hear,
        READER,
        0.4,
        KEEP,
    )
    listens = NamedAgain(Knowledge((KEEP, OTHER)), lambda _topic, word: word in "地方奖励加起来不对")
    found = listens.heard(whole)
    elsewhere = alone > 0 and found.outcome == BENEFIT
    assert (found.rule == RULE) == (found.outcome != first and not elsewhere)
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
    both = heard("地方奖励", Unanswered(), KEEP_BENEFIT, offered=("keep", "growth"))
    assert both == Clarify("close", (*KEEP_BENEFIT.parts, *BENEFIT.parts))


def test_what_sounds_like_scolding_may_be_a_question_in_the_topics_words() -> None:
    scolded = Smalltalk("complaint")
    assert heard("加起来怎么不对", scolded, KEEP_BENEFIT, rule="talk") == KEEP_BENEFIT
    assert heard("加起来怎么不对", scolded, OWN, rule="talk") == scolded
    assert heard("你答的不对", scolded, KEEP_BENEFIT, rule="talk") == scolded


def test_parts_of_the_chats_topic_that_are_guessed_give_way_to_what_is_sure_with_its_name() -> None:
    guessed = Clarify("close", (PartRef("keep", "deadline"), PartRef("keep", "materials")))
    assert heard("地方奖励", guessed, KEEP_BENEFIT, rule="of_the_chat") == KEEP_BENEFIT
    assert heard("地方奖励", guessed, OWN, rule="of_the_chat") == guessed


def test_a_choice_is_worth_more_than_that_something_is_unknown() -> None:
    assert heard("地方奖励", ELSE, Gap("keep", None), rule="close") == ELSE


def test_what_anybody_is_offered_gives_way_to_what_the_chats_topic_says_of_it() -> None:
    anybody = Clarify("general", (PartRef("growth", "overview"),))
    assert heard("地方奖励", anybody, rule="talk") == OWN
    assert heard("地方奖励", anybody, rule="names_no_topic") == anybody


def of_any(
    text: str, first: Clarify, likely: str, then: str, *, rule: str = "close", sure: float = 0.7
) -> str:
    """The rule by which it is decided what may be of any policy, or of the chat's."""

    def hear(_said: str, _chat: Conversation) -> Decision:
        return Decision(Answered((PartRef("keep", then),)), sure, "answer", "")

    candidates = (Candidate(PartRef("growth", "benefit"), 20.0), Candidate(PartRef("keep", likely), 15.0))
    decision = Decision(first, 0.3, rule, "", candidates)
    whole = Whole(text, decision, Conversation("keep"), hear, READER, 0.4, KEEP)
    return NamedAgain(Knowledge((KEEP, OTHER)), lambda _topic, word: word in "地方奖励过").heard(whole).rule


BOTH = Clarify("close", (PartRef("growth", "benefit"), PartRef("keep", "deadline")))


def test_what_is_guessed_of_several_is_the_chats_where_its_likeliest_part_stays_so_with_its_name() -> None:
    assert of_any("地方奖励", BOTH, "deadline", "deadline") == RULE
    assert of_any("地方奖励", BOTH, "benefit", "deadline") == "close"
    assert of_any("地方奖励", BOTH, "deadline", "deadline", sure=0.5) == "close"
    assert of_any("明天奖励", BOTH, "deadline", "deadline") == "close"


def test_so_is_what_says_too_little_for_any() -> None:
    anybody = Clarify("general", (PartRef("growth", "overview"),))
    assert of_any("奖", anybody, "deadline", "deadline", rule="talk") == RULE
    assert of_any("奖", anybody, "deadline", "deadline", rule="names_no_topic") == "names_no_topic"


def test_what_has_an_answer_by_itself_is_no_gap_of_the_chats_topic() -> None:
    assert heard("地方奖励", Unanswered(), alone=0.3) == OWN
    assert heard("地方奖励", Unanswered(), alone=0.5) == BENEFIT
    assert heard("地方奖励", Unanswered(), KEEP_BENEFIT, alone=0.5) == KEEP_BENEFIT


def test_who_only_turns_to_another_is_heard_of_the_topic_before_where_the_last_has_nothing() -> None:
    def hear(_said: str, chat: Conversation) -> Decision:
        return Decision(BENEFIT if chat.topic == "growth" else Unanswered(), 0.7, "answer", "")

    def found(text: str) -> Outcome:
        lost = Decision(Unanswered(), 0.5, "outside", "")
        chat = Conversation("keep", before="growth")
        listens = NamedAgain(Knowledge((KEEP, OTHER)), lambda *_: False)
        return listens.heard(Whole(text, lost, chat, hear, READER, 0.4, KEEP)).outcome

    assert found("批发的呢") == BENEFIT
    assert found("明天会下雨吗") == Unanswered()
