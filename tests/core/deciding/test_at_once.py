"""Two policies at once: only what speaks of both answers that."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.at_once import RULE, AtOnce
from bot.core.deciding.whole import Whole
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Answered, Decision, Gap, Outcome
from tests.core.small import engine, topic

KEEP = topic(
    id="keep",
    title="守岗返还",
    facets={
        "overview": "守岗的返还。",
        "benefit": "返还一半，可与其他优惠叠加。",
        "eligibility": "不用先有增岗补助。",
    },
    questions=[{"id": "once", "phrasings": ["守岗能拿两次吗"], "answer": "不能重复。"}],
)
GROW = topic(
    id="growth", title="增岗补助", facets={"overview": "增岗的补助。", "benefit": "能和守岗返还一起拿。"}
)
TWIN = topic(id="twin", title="稳岗返利", facets={"overview": "稳岗的返利。"})
KNOWN = Knowledge((KEEP, GROW, TWIN), pairs=(Pair(topics=("keep", "twin")),))
READER = engine(KEEP, GROW, TWIN).reader
NEITHER = Gap("growth", None)


def part(topic: str, name: str) -> Answered:
    return Answered((PartRef(topic, name),))


def heard(
    text: str, first: Outcome, chat: Conversation, then: Outcome = NEITHER
) -> tuple[Outcome, list[str]]:
    said: list[str] = []

    def hear(what: str, _chat: Conversation) -> Decision:
        said.append(what)
        return Decision(then, 0.6, "answer", "")

    known = KNOWN.by_id.get(chat.topic or "")
    whole = Whole(text, Decision(first, 0.6, "answer", ""), chat, hear, READER, 0.4, known)
    found = AtOnce(KNOWN).heard(whole)
    assert found.outcome in (first, then) or found.rule == RULE
    return found.outcome, said


def test_a_part_that_does_not_speak_of_both_gives_way_to_one_that_does() -> None:
    chat = Conversation("growth", before="keep")
    once, both = part("keep", "once"), part("growth", "benefit")
    assert heard("这两个能一起吗", once, chat, both) == (both, ["增岗补助和守岗返还能一起享受吗"])
    assert heard("这个跟守岗返还可以一起吗", once, Conversation("growth"), both)[0] == both


def test_where_none_does_that_is_said_of_the_topic_of_the_chat() -> None:
    chat = Conversation("growth", before="keep")
    assert heard("这两个能一起吗", part("keep", "once"), chat, part("keep", "once"))[0] == Gap("growth", None)
    named = part("keep", "eligibility")
    assert heard("这个跟增岗补助可以一起吗", named, Conversation("keep"), named)[0] == Gap("keep", None)


def test_what_is_known_to_be_missing_of_it_says_so() -> None:
    gap = Gap("keep", "stacking")
    assert heard("跟增岗补助能叠加吗", part("keep", "once"), Conversation("keep"), gap)[0] == gap


def test_a_part_that_speaks_of_the_other_of_its_twin_or_of_all_others_stays() -> None:
    chat = Conversation("growth", before="keep")
    for own in (part("growth", "benefit"), part("keep", "benefit")):
        assert heard("这两个能一起吗", own, chat) == (own, [])
    once = part("keep", "once")
    assert heard("这两个能一起吗", once, Conversation("twin", before="keep")) == (once, [])


def test_other_messages_stay() -> None:
    once = part("keep", "once")
    assert heard("能重复拿吗", once, Conversation("keep")) == (once, [])
    assert heard("跟增岗补助哪个多", once, Conversation("keep")) == (once, [])
    assert heard("跟增岗补助能一起拿吗", NEITHER, Conversation("keep")) == (NEITHER, [])
