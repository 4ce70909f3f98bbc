"""Replies to several questions, one below the other."""

from __future__ import annotations

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.wording import Wording
from bot.core.outcomes import Answered, Clarify, Decision, Option, Reply, Unanswered
from bot.core.replying import several
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


def test_a_question_that_was_answered_above_says_where() -> None:
    first, second = together(reply(f"甲\n{TAIL}", "stay"), reply("【失业保险稳岗返还】\n甲", "stay"))
    assert (first, second) == (f"（1）甲\n{TAIL}", "（2）同（1）")


def asking_back(*topics: str) -> Reply:
    options = tuple(Option(topic, topic) for topic in topics)
    return Reply(Decision(Clarify("close", ()), 0.5, "close", ""), "是哪一项？", options=options)


def whole(*asked: tuple[str, Reply]) -> Reply:
    texts, replies = zip(*asked, strict=True)
    return several.together(texts, replies, Knowledge(TOPICS), Wording(TEXTS))


def test_what_asks_back_stands_last_with_its_question_above_its_choices() -> None:
    shown = whole(("哪个？", asking_back("stay", "grow")), ("到哪天", reply("到年底", "stay")))
    assert shown.text == "（1）【失业保险稳岗返还】\n到年底\n\n（2）“哪个”：是哪一项？"
    assert [option.id for option in shown.options] == ["stay", "grow"]
    assert [asked for asked, _ in shown.several] == ["哪个？", "到哪天"]


def test_where_two_ask_back_the_choices_of_both_can_be_picked() -> None:
    shown = whole(("甲", asking_back("stay", "grow")), ("乙", asking_back("rules")))
    assert shown.text == "（1）“甲”：是哪一项？（1–2）\n\n（2）“乙”：是哪一项？（3–3）"
    assert [option.id for option in shown.options] == ["stay", "grow", "rules"]
    kept = next(each for _, each in shown.several if each.decision is shown.decision)
    assert kept.options == shown.options


def test_a_question_too_short_to_be_understood_is_named() -> None:
    lost = Reply(Decision(Unanswered(), 0.5, "nothing_fits", ""), "没有资料")
    shown = whole(("到哪天", reply("到年底", "stay")), ("找谁？", lost))
    assert shown.text.endswith("（2）“找谁”没看懂")
    assert shown.several[1][1].outcome == "unanswered"
