"""Replies to several questions, one below the other."""

from __future__ import annotations

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.wording import Wording
from bot.core.outcomes import Answered, Decision, Reply
from bot.core.replying.several import blocks
from tests.core.small import TOPICS
from tests.core.small_wording import TEXTS

TAIL = "依据：测〔2026〕1号 · 官方、未复核"


def reply(text: str, topic: str) -> Reply:
    return Reply(Decision(Answered(()), 1.0, "answer", ""), text, topic)


def together(*replies: Reply) -> list[str]:
    return blocks(replies, Knowledge(TOPICS), Wording(TEXTS))


def test_the_papers_of_one_topic_are_given_once() -> None:
    first, second = together(reply(f"甲\n{TAIL}", "stay"), reply(f"乙\n{TAIL}", "stay"))
    assert (first, second) == (f"（1）甲\n{TAIL}", "（2）乙")


def test_of_two_topics_each_is_named_and_keeps_its_papers() -> None:
    first, second = together(reply(f"到年底\n{TAIL}", "stay"), reply(f"扩岗补助到年底\n{TAIL}", "grow"))
    assert first == f"（1）【失业保险稳岗返还】\n到年底\n{TAIL}"
    assert second == f"（2）扩岗补助到年底\n{TAIL}"
