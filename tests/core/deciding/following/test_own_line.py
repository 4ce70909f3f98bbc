"""A hotline that nobody named is not what is asked for in a chat about a policy that says whom to ask."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.following.own_line import RULE, OwnLine
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Outcome
from tests.core.small import engine, topic

OWED = topic(
    id="owed",
    title="欠款条例",
    hotlines=["12345"],
    facets={"overview": "欠了货款。", "procedure": "向主管部门投诉。"},
)
LINE = topic(id="line", title="消费热线", kind="contact", facets={"overview": "消费、商标的投诉。"})
KNOWN = Knowledge((OWED, LINE))
READER = engine(OWED, LINE).reader
OF_LINE = Answered((PartRef("line", "overview"),))


def part(topic: str, name: str) -> Answered:
    return Answered((PartRef(topic, name),))


def heard(text: str, first: Outcome, again: Outcome) -> Decision:
    def hear(_text: str, _chat: Conversation) -> Decision:
        return Decision(again, 0.6, "answer", "")

    whole = Whole(text, Decision(first, 0.6, "answer", ""), Conversation("owed"), hear, READER, 0.4, OWED)
    return OwnLine(KNOWN).heard(whole)


def test_what_the_policy_answers_itself_is_told() -> None:
    found = heard("投诉电话", OF_LINE, part("owed", "procedure"))
    assert (found.outcome, found.rule) == (part("owed", "procedure"), RULE)


def test_else_its_own_number_is() -> None:
    assert heard("投诉电话", OF_LINE, Gap("owed", None)).outcome == part("owed", "contact")


def test_a_hotline_that_is_named_or_of_what_the_policy_never_says_is_kept() -> None:
    assert heard("消费热线投诉", OF_LINE, part("owed", "procedure")).outcome == OF_LINE
    assert heard("商标被仿冒打哪个", OF_LINE, part("owed", "procedure")).outcome == OF_LINE


def test_who_only_complains_is_told_of_the_chats_policy_whatever_else_was_like_it() -> None:
    other = Answered((PartRef("debts", "procedure"),))
    debts = topic(id="debts", title="清欠", facets={"overview": "清欠。", "procedure": "投诉。"})
    hear = Decision(Gap("owed", None), 0.6, "answer", "")
    first = Decision(other, 0.6, "answer", "")
    whole = Whole("投诉电话", first, Conversation("owed"), lambda *_: hear, READER, 0.4, OWED)
    assert OwnLine(Knowledge((OWED, LINE, debts))).heard(whole).outcome == part("owed", "contact")


def test_a_number_put_up_is_what_the_policy_says_of_it_or_whom_to_ask() -> None:
    for text in ("打12345对吗", "那直接打12381行不行"):
        assert heard(text, OF_LINE, OF_LINE).outcome == part("owed", "contact")
    assert heard("交12345元对吗", OF_LINE, OF_LINE).outcome == OF_LINE


def test_who_asks_but_the_number_is_not_told_that_it_is_not_documented() -> None:
    assert heard("投诉电话多少", Gap("owed", None), OF_LINE).outcome == part("owed", "contact")
    assert heard("投诉要多少天", Gap("owed", None), OF_LINE).outcome == Gap("owed", None)


def test_where_hotlines_are_guessed_of_what_the_policy_says_it_tells_whom_to_ask() -> None:
    guess = Clarify.among((PartRef("line", "overview"), PartRef("owed", "procedure")))
    lost = Gap("owed", None)
    assert heard("货款的电话问谁", guess, lost).outcome == part("owed", "contact")
    assert heard("商标的电话问谁", guess, lost).outcome == guess
    assert heard("货款的事怎么投诉", guess, lost).outcome == guess
