"""Two policies at once: only what speaks of both answers that."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.following.at_once import RULE, AtOnce
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Outcome, Unanswered
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
BARE = topic(
    id="bare", title="独岗津贴", facets={"overview": "独岗的津贴。", "eligibility": "不用先有增岗补助。"}
)
TWIN = topic(id="twin", title="稳岗返利", facets={"overview": "稳岗的返利。"})
KNOWN = Knowledge((KEEP, GROW, BARE, TWIN), pairs=(Pair(topics=("keep", "twin")),))
READER = engine(KEEP, GROW, BARE, TWIN).reader
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


def test_what_is_not_found_by_asking_is_looked_for_in_both() -> None:
    chat = Conversation("keep", before="growth")
    assert heard("这两个能一起吗", part("keep", "once"), chat)[0] == part("keep", "benefit")


def test_what_is_written_is_no_gap_without_a_name() -> None:
    chat, known = Conversation("keep", before="growth"), Gap("keep", "stacking")
    assert heard("这两个冲突吗", Gap("keep", None), chat) == (part("keep", "benefit"), [])
    assert heard("这两个冲突吗", known, chat) == (known, [])


def test_where_none_does_that_is_said_of_the_topic_of_the_chat() -> None:
    own = part("bare", "eligibility")
    chat = Conversation("bare", before="twin")
    assert heard("这两个能一起吗", own, chat, own)[0] == Gap("bare", None)
    assert heard("这个跟稳岗返利可以一起吗", own, Conversation("bare"), own)[0] == Gap("bare", None)


def test_what_is_known_to_be_missing_of_it_says_so() -> None:
    gap = Gap("keep", "stacking")
    assert heard("跟增岗补助能叠加吗", part("keep", "once"), Conversation("keep"), gap)[0] == gap


def test_a_part_that_speaks_of_the_other_of_its_twin_or_of_all_others_stays() -> None:
    chat = Conversation("growth", before="keep")
    for own in (part("growth", "benefit"), part("keep", "benefit")):
        assert heard("这两个能一起吗", own, chat) == (own, [])
    once = part("keep", "once")
    assert heard("这两个能一起吗", once, Conversation("twin", before="keep")) == (once, [])


def test_of_parts_that_are_but_like_it_the_same_holds() -> None:
    both = part("growth", "benefit")
    guessed = Clarify("close", (PartRef("keep", "overview"), PartRef("keep", "eligibility")))
    speaks = Clarify("close", (PartRef("keep", "overview"), *both.parts))
    chat = Conversation("growth", before="keep")
    assert heard("这两个可以都拿吗", guessed, chat, both)[0] == both
    assert heard("这两个可以都拿吗", speaks, chat, both) == (speaks, [])


def test_what_else_is_asked_of_both_is_not_whether_they_can_be_had() -> None:
    once = part("keep", "once")
    assert heard("这两个一起报要什么材料", once, Conversation("growth", before="keep")) == (once, [])


def test_other_messages_stay() -> None:
    once = part("keep", "once")
    assert heard("能重复拿吗", once, Conversation("keep")) == (once, [])
    assert heard("跟增岗补助哪个多", once, Conversation("keep")) == (once, [])
    gap = Gap("keep", "stacking")
    assert heard("跟增岗补助能一起拿吗", gap, Conversation("keep")) == (gap, [])


def test_what_was_found_nowhere_is_what_is_written_or_missing() -> None:
    chat = Conversation("keep", beside="growth")
    assert heard("两个能一起拿吗", Unanswered(), chat)[0] == part("growth", "benefit")
    assert heard("天气怎么样", Unanswered(), chat)[0] == Unanswered()


def test_that_one_is_what_the_message_was_like() -> None:
    found = heard("可以和那个一半的一起拿吗", part("keep", "eligibility"), Conversation("growth"))
    assert found[0] == part("growth", "benefit")


def beside(text: str, shown: str = "benefit", of_the_other: str | None = "keep") -> Outcome:
    """What comes of a message after whether one goes with the other."""
    own = part("growth", "deadline")

    def hear(_what: str, chat: Conversation) -> Decision:
        assert chat.topic == "keep"
        return Decision(part(of_the_other or "growth", "window"), 0.6, "answer", "")

    chat = Conversation("growth", shown, before="keep")
    whole = Whole(text, Decision(own, 0.6, "answer", ""), chat, hear, READER, 0.4, GROW)
    return AtOnce(KNOWN).asked_beside(whole).outcome


def test_what_is_asked_after_that_may_be_of_either() -> None:
    either = Clarify.among((PartRef("keep", "window"), PartRef("growth", "deadline")))
    assert beside("截止了吗") == either
    assert beside("截止了吗", "overview") == part("growth", "deadline")
    assert beside("增岗补助截止了吗") == part("growth", "deadline")
    assert beside("截止了吗", of_the_other=None) == part("growth", "deadline")
