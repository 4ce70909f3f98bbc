"""A message that leaves its first side out asks of the chat's topic with what it names."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.chats.with_it import of_it_with
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Outcome
from tests.core.small import engine, topic

GROW, STAY = (
    topic(id="growth", title="增岗补助", facets={"overview": "增岗的补助。"}),
    topic(id="keep", title="守岗返还", facets={"overview": "守岗的返还。"}),
)
BOT = engine(GROW, STAY)
OWN, OTHER = Answered((PartRef("growth", "combine"),)), Answered((PartRef("keep", "benefit"),))
OWN_CHOICES = Clarify("close", (PartRef("growth", "combine"), PartRef("growth", "overview")))


def decided(outcome: Outcome) -> Decision:
    return Decision(outcome, 0.8, "answer", "")


def heard(text: str, alone: Outcome, whole: Outcome = OWN) -> tuple[Outcome, list[str]]:
    said: list[str] = []

    def hear(full: str, _chat: Conversation) -> Decision:
        said.append(full)
        return decided(whole)

    first = Whole(text, decided(alone), Conversation("growth"), hear, BOT.reader, 0.4, GROW)
    return of_it_with(first).outcome, said


def test_it_is_heard_with_the_name_of_what_the_chat_is_about() -> None:
    assert heard("那跟守岗返还能一起拿吗", OTHER) == (OWN, ["增岗补助跟守岗返还能一起拿吗"])
    assert heard("和守岗返还冲突吗", OTHER, OWN_CHOICES)[0] == OWN_CHOICES


def test_what_goes_on_with_the_chat_is_left_as_it_is() -> None:
    assert heard("跟守岗返还能一起拿吗", OWN) == (OWN, [])
    assert heard("跟守岗返还能一起拿吗", OTHER, OTHER)[0] == OTHER


@pytest.mark.parametrize("text", ["同一个人两种能一起拿吗", "跟守岗返还找谁", "和增岗补助一起拿的还有吗"])
def test_other_messages_are_not_heard_again(text: str) -> None:
    assert heard(text, OTHER) == (OTHER, [])
