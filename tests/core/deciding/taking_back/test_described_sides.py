"""Two things that are described and not named are set side by side where they are near-twins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.taking_back.described_sides import RULE
from bot.core.outcomes import Compared

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "请新毕业生拿的钱，和请失业半年的人抵税，是不是同一个东西",
            {"job-expansion-subsidy", "key-groups-tax"},
        ),
        (
            "银行换机器贴的利息和开饭店贴的利息是不是一回事",
            {"equipment-loan-interest", "service-loan-interest"},
        ),
    ],
)
def test_near_twins_that_are_described_are_told_apart(engine: Engine, text: str, topics: set[str]) -> None:
    decision = engine.decide(text, NOTHING_SAID)
    assert isinstance(decision.outcome, Compared)
    assert (decision.rule, {decision.outcome.topic, decision.outcome.twin}) == (RULE, topics)


def test_what_is_no_near_twin_is_set_beside_nothing(engine: Engine) -> None:
    decision = engine.decide("办执照的钱和出口退的税是不是一回事", NOTHING_SAID)
    assert decision.rule != RULE
