"""What people showed that they meant becomes a phrasing to think about."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.knowledge.model import Knowledge
from bot.core.learning.suggesting import Hint, suggestions
from tests.core.small import TOPICS

KNOWLEDGE = Knowledge(TOPICS)
PARTS = {"stay/overview", "stay/eligibility", "grow/benefit"}
FIRST, LATER = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)


def suggested(*hints: Hint, known: tuple[str, ...] = ()) -> list[tuple[str, str, str, int]]:
    found = suggestions(hints, KNOWLEDGE, known, PARTS)
    return [(each.text, each.topic, each.part, each.times) for each in found]


def test_what_was_shown_most_often_comes_first_and_its_hints_stand_in_order() -> None:
    once = Hint("招人国家给多少", "grow/benefit", "rephrased", FIRST)
    twice = [Hint("社保交了多久才算", "stay/eligibility", "picked", at) for at in (LATER, FIRST)]
    assert suggested(once, *twice) == [
        ("社保交了多久才算", "stay", "eligibility", 2),
        ("招人国家给多少", "grow", "benefit", 1),
    ]
    (found, _) = suggestions([once, *twice], KNOWLEDGE, (), PARTS)
    assert [hint.at for hint in found.hints] == [FIRST, LATER]


def test_what_was_meant_for_different_parts_is_suggested_for_none() -> None:
    one = Hint("国家补多少钱", "grow/benefit", "picked", FIRST)
    assert suggested(one, Hint("国家补多少钱", "stay/overview", "picked", LATER)) == []


def test_what_is_known_masked_too_short_or_for_no_part_is_left_out() -> None:
    assert (
        suggested(Hint("社保交了多久才算", "stay/eligibility", "picked", FIRST), known=("社保交了多久才算",))
        == []
    )
    assert suggested(Hint("我的手机〔电话〕能领吗", "stay/overview", "picked", FIRST)) == []
    assert suggested(Hint("补不补", "grow/benefit", "picked", FIRST)) == []
    assert suggested(Hint("社保交了多久才算", "stay/no-such", "picked", FIRST)) == []
