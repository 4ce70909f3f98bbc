"""What a chat carries over."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.outcomes import Clarify, Decision, Option, Reply

ASKED = Decision(Clarify("close", ()), 0.3, "close", "")
OWN = (Option("stay/benefit", "多少"), Option("stay/deadline", "时间"))


def test_choices_of_one_topic_keep_the_chat_about_it() -> None:
    assert Conversation("grow").after(Reply(ASKED, "哪一项？", options=OWN)).topic == "stay"


def test_choices_of_several_topics_leave_the_chat_as_it_was() -> None:
    more = (*OWN, Option("grow/benefit", "多少"))
    assert Conversation("named").after(Reply(ASKED, "哪一项？", options=more)).topic == "named"
