"""Those that listen to a message are asked in turn."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.listening import Evidence, Listener, first_of, in_turn
from bot.core.outcomes import Decision, Smalltalk


def says(kind: str | None) -> Listener:
    decision = Decision(Smalltalk(kind), 1.0, kind, "") if kind else None
    return lambda _text, _evidence, _conversation: decision


def goes_on(text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
    before = evidence.decision
    return Decision(before.outcome, 0.5, f"{before.rule}, then {text}", "") if before else None


def reason(listener: Listener) -> str | None:
    decision = listener("this", Evidence(), Conversation())
    return decision.rule if decision else None


def test_of_several_the_first_that_hears_something_is_listened_to() -> None:
    assert reason(first_of(says(None), says("one"), says("other"))) == "one"
    assert reason(first_of(says(None))) is None


def test_who_comes_later_knows_what_was_heard_and_has_the_last_word() -> None:
    assert reason(in_turn(says("one"), goes_on, says(None))) == "one, then this"
    assert reason(in_turn(goes_on, says(None))) is None
    assert reason(in_turn(says("one"), first_of(says(None), says("other")))) == "other"
