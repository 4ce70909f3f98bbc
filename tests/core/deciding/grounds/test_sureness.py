"""What tells how sure the likeliest part is, on cases made up from a real one."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.cases import case
from bot.core.deciding.grounds.sureness import NOT_AT_ALL, signs_of, sureness
from bot.core.weighing.learned import NOTHING_LEARNED
from bot.core.weighing.sure import FAR
from tests.core.small import engine

SMALL = engine()
ASKED = case(SMALL.reader.read("招一个应届生补多少"), Conversation(), SMALL.material)
BEST = replace(ASKED.fits[0], chance=0.6)
READING = ASKED.reading


def beside(kind: Literal["gap", "question"], chance: float) -> float:
    """`rival_gap` of the best part beside another of its topic."""
    part = replace(BEST.part, kind=kind)
    return signs_of([BEST, replace(BEST, part=part, chance=chance)], READING).rival_gap


def test_a_missing_part_that_comes_near_is_counted_and_another_answer_is_not() -> None:
    assert beside("gap", 0.3) == 0.5
    assert beside("question", 0.3) == 0


def test_a_gap_has_no_gap_for_a_rival() -> None:
    gap = replace(BEST, part=replace(BEST.part, kind="gap"))
    signs = signs_of([gap, replace(gap, chance=0.3)], READING)
    assert (signs.gap, signs.rival_gap) == (BEST.evidence.gap, 0)


def test_what_has_no_rival_leads_by_as_much_as_counts() -> None:
    assert signs_of([BEST], READING).lead == FAR


def test_nothing_is_not_sure_at_all() -> None:
    assert sureness([], READING, NOTHING_LEARNED) == NOT_AT_ALL
