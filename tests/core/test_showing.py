"""What an ordinal may count in a chat."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Option, Reply

ASKED = Decision(Clarify("close", ()), 0.3, "close", "")
ANSWERED = Decision(Answered((PartRef("grow", "benefit"),)), 0.9, "answer", "")
OWN = (Option("stay/benefit", "多少"), Option("stay/deadline", "时间"))


def answer(topic: str) -> Reply:
    return Reply(ANSWERED, "…", topic=topic)


def test_choices_can_be_counted_until_two_topics_were_talked_of_outside_them() -> None:
    chat = Conversation().after(Reply(ASKED, "哪一项？", options=OWN))
    shown = tuple(option.id for option in OWN)
    assert chat.after(answer("grow")).countable == shown
    assert chat.after(answer("grow")).after(answer("shoe")).countable == ("grow", "shoe")


def test_one_topic_alone_is_none_of_several() -> None:
    assert Conversation().after(answer("grow")).countable == ()


def test_a_reply_that_counts_up_its_own_leaves_nothing_to_count_until_the_next() -> None:
    chat = Conversation().after(answer("grow")).after(answer("shoe"))
    numbered = chat.after(Reply(ANSWERED, "要：\n① 甲\n② 乙", topic="shoe"))
    assert (numbered.countable, numbered.after(answer("shoe")).countable) == ((), ("grow", "shoe"))
