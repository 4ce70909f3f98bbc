"""What a town does not answer is heard of what was named beside it."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.chats.named_beside import RULE, of_named_beside
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Outcome
from tests.core.small import engine, topic

READER = engine().reader
LOST = Clarify("close", (PartRef("north", "old-name"),))
OVERVIEW = {"overview": "讲要点。"}
FEE = Gap("sails", "fee")


def heard(
    text: str, outcome: Outcome, about: str = "north", *, named: tuple[str, ...] = (), sure: float = 0.8
) -> tuple[Outcome, str]:
    said: list[str] = []

    def hear(what: str, chat: Conversation) -> Decision:
        said.append(what)
        assert chat.topic == "sails"
        return Decision(FEE, sure, "known_gap", "")

    first = Decision(outcome, 0.5, "close", "", named=named)
    known = topic(id="north", title="北山镇", kind="place", aliases=["北山"], facets=OVERVIEW)
    known = known if about == "north" else topic(id=about, title="远帆计划", kind="plan", facets=OVERVIEW)
    chat = Conversation(about, also=("sails",))
    found = of_named_beside(Whole(text, first, chat, hear, READER, 0.4, known))
    assert (found.rule == RULE) == (found.outcome == FEE)
    return found.outcome, said[-1] if said else ""


def test_what_the_town_has_nothing_for_is_heard_of_the_other() -> None:
    assert heard("要交钱吗", LOST) == (FEE, "要交钱吗")
    assert heard("要交钱吗", Gap("elsewhere", "fee"))[0] == FEE


def test_who_asks_where_else_does_not_ask_of_the_town() -> None:
    own = Answered((PartRef("north", "old-name"),))
    assert heard("除了北山还有哪个镇有", own, named=("north",)) == (FEE, "还有哪个镇有")
    assert heard("除了北山镇以外呢", own) == (FEE, "呢")


def test_the_town_keeps_what_it_answers_and_a_name_its_topic() -> None:
    own = Answered((PartRef("north", "old-name"),))
    assert heard("以前叫什么", own)[0] == own
    assert heard("扩岗补助要什么条件", LOST, named=("grow",))[0] == LOST


def test_only_beside_a_town_and_only_surely() -> None:
    assert heard("要交钱吗", LOST, "far")[0] == LOST
    assert heard("要交钱吗", LOST, sure=0.2)[0] == LOST
