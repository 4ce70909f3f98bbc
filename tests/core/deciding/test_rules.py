"""What happens when nothing is sure, on cases made up from a real one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.cases import case
from bot.core.deciding.rules import RULES
from bot.core.deciding.sureness import Sureness
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Clarify, Compared, Outcome
from tests.core.small import engine

SMALL = engine()
ASKED = case(SMALL.reader.read("招一个应届生补多少"), Conversation(), SMALL.material)


def outcome(outside: float, ours: float) -> Outcome:
    """What is decided where a subject from outside and a part of ours have these chances."""
    part = replace(ASKED.fits[0].part, kind="outside", ref=PartRef("outside:work", "subject"))
    first = replace(ASKED.fits[0], part=part, chance=outside)
    second = replace(ASKED.fits[0], chance=ours)
    here = replace(ASKED, fits=[first, second], sure=Sureness(0.9, 0.9))
    found = next(found for rule in RULES if (found := rule(here)) is not None)
    return found.outcome


@pytest.mark.parametrize(("outside", "ours"), [(0.39, 0.3), (0.3, 0.29), (0.2, 0.1)])
def test_what_is_nearly_as_likely_ours_is_asked_about_and_never_answered(outside: float, ours: float) -> None:
    found = outcome(outside, ours)
    assert isinstance(found, Clarify)
    assert found.options == (PartRef("grow", "benefit"),)


@pytest.mark.parametrize(("outside", "ours"), [(0.8, 0.2), (0.39, 0.1)])
def test_what_is_likelier_from_outside_is_not_answered(outside: float, ours: float) -> None:
    assert outcome(outside, ours).name == "unanswered"


def test_a_topic_is_not_told_apart_from_itself() -> None:
    decided = SMALL.decide("稳岗返还就是稳岗补贴吗", Conversation()).outcome
    assert not isinstance(decided, Compared)


def test_an_article_that_no_answer_speaks_of_is_a_gap() -> None:
    decided = SMALL.decide("稳岗返还办法第三十条怎么写的", Conversation())
    assert (decided.outcome.name, decided.rule) == ("gap", "unknown_article")
