"""Each that hears a message otherwise is told what those before it made of it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.whole import Otherwise, Whole, heard_otherwise
from bot.core.outcomes import Decision, Unanswered
from tests.core.small import engine

LOST = Decision(Unanswered(), 0.5, "outside", "")
WHOLE = Whole("要交钱吗", LOST, Conversation(), lambda _text, _chat: LOST, engine().reader, 0.4)


def naming(rule: str) -> Otherwise:
    return lambda whole: replace(whole.decision, rule=f"{whole.decision.rule} {rule}")


def test_all_have_their_turn_one_on_the_other() -> None:
    assert heard_otherwise(WHOLE, naming("first"), naming("second")).rule == "outside first second"


def test_where_nobody_hears_it_otherwise_it_is_what_it_was() -> None:
    assert heard_otherwise(WHOLE, lambda whole: whole.decision) == LOST
