"""What a chat carries over."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Option, Reply, Unanswered

ASKED = Decision(Clarify("close", ()), 0.3, "close", "")
ANSWERED = Decision(Answered((PartRef("grow", "benefit"),)), 0.9, "answer", "")
OWN = (Option("stay/benefit", "多少"), Option("stay/deadline", "时间"))


def test_choices_of_one_topic_keep_the_chat_about_it() -> None:
    assert Conversation("grow").after(Reply(ASKED, "哪一项？", options=OWN)).topic == "stay"


def test_choices_of_several_topics_leave_the_chat_as_it_was() -> None:
    more = (*OWN, Option("grow/benefit", "多少"))
    assert Conversation("named").after(Reply(ASKED, "哪一项？", options=more)).topic == "named"


def test_what_was_offered_is_known_until_the_next_reply() -> None:
    more = (*OWN, Option("grow/benefit", "多少"))
    asked = Conversation("named").after(Reply(ASKED, "哪一项？", options=more))
    assert asked.offered == ("stay", "grow")
    assert asked.after(Reply(ANSWERED, "…", topic="grow")).offered == ()


def test_what_a_message_named_that_was_not_answered_is_open() -> None:
    missed = Decision(Unanswered(), 0.5, "outside", "", named=("stay",))
    assert Conversation("grow").after(Reply(missed, "…")).offered == ("stay",)


def test_without_its_topic_a_chat_is_about_nothing_and_leaves_nothing_open() -> None:
    chat = Conversation(
        "stay", "benefit", "town", beside="levy", before="shoe", asked="basis", offered=("a",)
    )
    assert chat.without_topic == Conversation(town="town", before="shoe")


def test_the_topic_before_is_known_while_the_next_one_goes_on() -> None:
    then = Conversation("stay").after(Reply(ANSWERED, "…", topic="grow"))
    assert then.before == "stay"
    assert then.after(Reply(ANSWERED, "…", topic="grow")).before == "stay"


def test_what_was_named_beside_the_topic_is_kept_while_that_goes_on() -> None:
    named = Decision(Answered((PartRef("town", "sails"),)), 0.9, "answer", "", named=("town", "plan"))
    asked = Conversation().after(Reply(named, "…", topic="town"))
    assert asked.also == ("plan",)
    again = Decision(Answered((PartRef("town", "trade"),)), 0.9, "answer", "")
    assert asked.after(Reply(again, "…", topic="town")).also == ("plan",)
    assert asked.after(Reply(ANSWERED, "…", topic="grow")).also == ()
