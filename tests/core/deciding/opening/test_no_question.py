"""What asks for nothing, and what is only taken for it."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.opening.no_question import NoQuestion
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Candidate, Clarify, Decision, Outcome, Smalltalk, Unanswered
from bot.core.replying.smalltalk import Chatter
from tests.core.small import engine, topic

GENERAL = (PartRef("loan", "overview"),)
SMALL = engine(topic(id="loan", title="创业担保贷款", facets={"overview": "贷款。"}))
LISTENS = NoQuestion(Chatter(SMALL.language.smalltalk, ()), SMALL.reader, GENERAL)


def heard(text: str, *likely: str, kind: str = "distress") -> Outcome | None:
    candidates = tuple(Candidate(PartRef(each, "subject"), 50.0) for each in ("talk:distress", *likely))
    evidence = Evidence(decision=Decision(Smalltalk(kind), 0.5, "talk", "", candidates))
    found = LISTENS.no_despair(text, evidence, Conversation())
    return found.outcome if found else None


def test_who_despairs_is_left_to_be_helped() -> None:
    assert heard("厂倒了，真的撑不下去了", "talk:vague_want") is None


def test_who_wants_what_others_have_is_offered_what_there_is() -> None:
    assert heard("朋友厂都领到了，我也要弄", "talk:vague_want", "outside:tax") == Clarify("general", GENERAL)


@pytest.mark.parametrize("likely", [(), ("outside:equipment", "talk:vague_want")])
def test_of_who_asks_anything_else_nothing_is_known(likely: tuple[str, ...]) -> None:
    assert heard("设备坏了不知道怎么办", *likely) == Unanswered()


def test_other_talk_stays() -> None:
    assert heard("朋友厂都领到了", "talk:vague_want", kind="complaint") is None


@pytest.mark.parametrize(
    ("text", "kind"), [("要抵押才行啊 那算了", "closing"), ("贷款要抵押吗 那算了", None)]
)
def test_who_gives_up_at_the_end_asks_nothing_unless_he_did_before(text: str, kind: str | None) -> None:
    found = LISTENS.talk_at_length(text, Evidence(), Conversation())
    assert (found.outcome if found else None) == (Smalltalk(kind) if kind else None)
