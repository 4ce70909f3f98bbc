"""A document put up as the one of a policy that is told and not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.taking_back.put_up_papers import RULE
from bot.core.outcomes import Compared

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    "text", ["当兵回来自己做生意抵扣，是2023年15号公告吧", "失业半年的人开店抵税是2023年14号公告吗"]
)
def test_a_twins_number_is_told_apart(engine: Engine, text: str) -> None:
    decision = engine.decide(text, NOTHING_SAID)
    assert decision.rule == RULE
    assert decision.outcome == Compared("key-groups-tax", "veterans-tax")


@pytest.mark.parametrize(
    "text", ["2023年15号公告是招失业人员的吗", "2023年15号公告讲什么", "失业半年的人开店抵税"]
)
def test_its_own_number_and_what_puts_none_up_are_answered_as_ever(engine: Engine, text: str) -> None:
    assert engine.decide(text, NOTHING_SAID).rule != RULE
