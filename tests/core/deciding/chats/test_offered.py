"""A message after we asked back, decided on by a stand-in for the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.chats.offered import of_offered
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Candidate, Clarify, Decision, Gap, Outcome, Unanswered
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine

ASKED = Conversation("old", "benefit", offered=("a", "b", "c"))
SPEAKS = tuple(Candidate(PartRef(topic, "benefit"), score) for topic, score in (("b", 40.0), ("a", 10.0)))


def said(alone: Outcome, **about: Outcome) -> Outcome:
    """What comes of a message with this outcome alone, and these where the chat is about a topic."""

    def decide(heard: Conversation) -> Decision:
        outcome = about.get(heard.topic or "", alone)
        return Decision(outcome, 0.8 if heard.topic in about else 0.3, "answer", "", SPEAKS)

    return of_offered(ASKED, decide, 0.4).outcome


A, B = Answered((PartRef("a", "benefit"),)), Answered((PartRef("b", "deadline"),))


@pytest.mark.parametrize("alone", [Unanswered(), Clarify("close", ())])
def test_the_only_topic_that_has_an_answer_is_meant(alone: Outcome) -> None:
    assert said(alone, a=A) == A
    assert said(alone, b=Gap("b", "fee")) == Gap("b", "fee")


def test_of_several_that_have_one_it_is_asked_which_the_likeliest_first() -> None:
    assert said(Unanswered(), a=A, b=B) == Clarify("close", (*B.parts, *A.parts))


def test_what_only_goes_on_about_the_topic_before_is_heard_of_those_offered() -> None:
    def decide(heard: Conversation) -> Decision:
        known = heard.topic is not None and heard.topic != "c"
        outcome = (
            Answered((PartRef(heard.topic, "deadline"),)) if heard.topic and known else Clarify("general", ())
        )
        return Decision(outcome, 0.8 if known else 0.3, "answer", "")

    found = of_offered(ASKED, decide, 0.4).outcome
    assert found == Clarify("close", (PartRef("a", "deadline"), PartRef("b", "deadline")))
    still = of_offered(Conversation("a", "benefit", offered=("a", "b")), decide, 0.4).outcome
    assert still == Answered((PartRef("a", "deadline"),))
    behind = of_offered(Conversation("a", "benefit", offered=("b", "a")), decide, 0.4).outcome
    assert behind == Clarify("close", (PartRef("b", "deadline"), PartRef("a", "deadline")))


def test_a_topic_without_a_place_for_what_is_asked_is_not_offered() -> None:
    def decide(heard: Conversation) -> Decision:
        if heard.topic == "a":
            return Decision(Gap("a", "materials"), 0.7, "facet_missing", "")
        if heard.topic == "b":
            return Decision(B, 0.8, "answer", "")
        return Decision(Unanswered(), 0.5, "nothing_fits", "")

    assert of_offered(ASKED, decide, 0.4).outcome == B


def test_what_finds_its_answer_alone_keeps_it() -> None:
    own = Answered((PartRef("z", "overview"),))
    assert said(own, a=A) == own


def test_a_topic_for_which_nothing_speaks_is_not_heard() -> None:
    assert said(Unanswered(), c=Answered((PartRef("c", "benefit"),))) == Unanswered()


def test_what_is_about_something_else_is_not_of_the_topic_offered() -> None:
    assert said(Unanswered(), a=Answered((PartRef("z", "overview"),))) == Unanswered()


def test_who_was_offered_nothing_is_heard_once() -> None:
    heard: list[Conversation] = []

    def decide(conversation: Conversation) -> Decision:
        heard.append(conversation)
        return Decision(Unanswered(), 0.5, "nothing_fits", "", SPEAKS)

    of_offered(Conversation("old"), decide, 0.4)
    assert len(heard) == 1


def test_the_one_topic_that_was_named_and_not_answered_is_what_the_chat_is_about() -> None:
    heard: list[Conversation] = []

    def decide(conversation: Conversation) -> Decision:
        heard.append(conversation)
        return Decision(Unanswered(), 0.5, "nothing_fits", "", SPEAKS)

    of_offered(Conversation("old", "benefit", offered=("a",)), decide, 0.4)
    assert heard == [Conversation("a")]


def test_what_follows_is_heard_of_those_offered_though_others_were_compared_before(engine: Engine) -> None:
    said = ["小规模纳税人和小微企业一样吗", "晋江陶瓷厂 换窑炉 想贷款3000万 利息能补多少钱"]
    chat = engine.converse([*said, "银行要我自己去财政局申请 对吗"], TODAY)
    reply = engine.respond("12月31之后放款的算不算", chat, TODAY)
    topics = {option.id.partition("/")[0] for option in reply.options} | {reply.topic}
    assert topics & {"equipment-loan-interest", "service-loan-interest"}
    assert "small-scale-vat" not in topics


def test_of_many_that_were_offered_what_anybody_asks_is_about_none(engine: Engine) -> None:
    chat = engine.converse(["有什么政策"], TODAY)
    reply = engine.respond("补多少", chat, TODAY)
    assert (reply.outcome, reply.decision.rule) == ("clarify", "offered")
    assert {option.id.partition("/")[0] for option in reply.options} <= {*chat.offered}


def test_what_anybody_asks_is_asked_of_the_many_offered_and_not_of_the_topic_before(engine: Engine) -> None:
    chat = engine.converse(["扩岗补助什么条件", "换一个，贷款的"], TODAY)
    reply = engine.respond("最高多少", chat, TODAY)
    assert reply.outcome == "clarify"
    assert {option.id.partition("/")[0] for option in reply.options} <= {*chat.offered}


def test_topics_that_all_lack_what_anybody_asks_are_none_of_them_meant() -> None:
    def decide(heard: Conversation) -> Decision:
        outcome = Gap(heard.topic, "benefit") if heard.topic not in (None, "old") else Unanswered()
        return Decision(outcome, 0.5, "talk" if heard.topic else "nothing_fits", "")

    assert of_offered(ASKED, decide, 0.4).outcome == Unanswered()


def test_what_describes_one_of_those_offered_is_answered_of_it() -> None:
    def decide(_heard: Conversation) -> Decision:
        return Decision(Unanswered(), 0.3, "nothing_fits", "")

    asked = Conversation(offered=("a", "b", "c"))
    found = of_offered(asked, decide, 0.4, lambda topics: topics[1])
    assert (found.outcome, found.rule) == (Answered((PartRef("b", "overview"),)), "described")
    assert of_offered(asked, decide, 0.4, lambda _: None).rule == "nothing_fits"


def test_a_twin_of_one_that_was_offered_gives_way_to_it() -> None:
    twin = Answered((PartRef("twin", "benefit"),))

    def decide(heard: Conversation) -> Decision:
        return Decision(A if heard.topic == "a" else twin, 0.8, "answer", "")

    def twins(topic: str) -> tuple[str, ...]:
        return ("a", "far") if topic == "twin" else ()

    assert of_offered(ASKED, decide, 0.4, twins=twins).outcome == A
    assert of_offered(ASKED, decide, 0.4).outcome == twin


def test_a_figure_alone_may_be_of_any_that_was_offered() -> None:
    def decide(heard: Conversation) -> Decision:
        topic = str(heard.topic)
        return Decision(Answered((PartRef(topic, "eligibility"),)), 0.8, "own_figure", "")

    asked = Conversation("a", "benefit", offered=("a", "b"))
    found = of_offered(asked, decide, 0.4).outcome
    assert found == Clarify("close", (PartRef("a", "eligibility"), PartRef("b", "eligibility")))


def test_who_asks_whether_it_is_for_him_asks_of_those_offered() -> None:
    named = Answered((PartRef("titles", "eligibility"),))

    def decide(heard: Conversation) -> Decision:
        about = {
            "b": Answered((PartRef("b", "no-title-needed"),)),
            "a": Answered((PartRef("a", "overview"),)),
        }
        return Decision(about.get(heard.topic or "", named), 0.8, "answer", "")

    assert of_offered(ASKED, decide, 0.4).outcome == named
    assert of_offered(ASKED, decide, 0.4, whom=True).outcome == Answered((PartRef("b", "no-title-needed"),))


def test_what_describes_a_twin_that_was_not_offered_better_describes_none_of_these() -> None:
    def decide(_heard: Conversation) -> Decision:
        return Decision(Unanswered(), 0.3, "nothing_fits", "")

    def described(topics: tuple[str, ...]) -> str | None:
        return "twin" if "twin" in topics else "a"

    found = of_offered(ASKED, decide, 0.4, described, lambda topic: ("twin",) if topic == "a" else ())
    assert found.outcome == Unanswered()
    assert of_offered(ASKED, decide, 0.4, described).rule == "described"


def test_what_says_little_and_is_not_surely_of_another_is_of_those_offered() -> None:
    elsewhere = Gap("club", "fee")

    def decide(heard: Conversation) -> Decision:
        outcome = {"b": B, "c": Answered((PartRef("c", "overview"),))}.get(heard.topic or "", elsewhere)
        return Decision(outcome, 0.8 if heard.topic == "b" else 0.45, "answer", "")

    assert of_offered(ASKED, decide, 0.4).outcome == elsewhere
    assert of_offered(ASKED, decide, 0.4, little=True).outcome == B
    assert (
        of_offered(ASKED, lambda _: Decision(elsewhere, 0.9, "answer", ""), 0.4, little=True).outcome
        == elsewhere
    )
