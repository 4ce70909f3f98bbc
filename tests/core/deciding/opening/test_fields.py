"""Stories that ask what there is, and what they complain of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.outcomes import Clarify

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "我家开石材厂，今年招不到工，货款收不回来，政府有什么政策能帮一把",
            ["job-expansion-subsidy", "sme-payment-regulation"],
        ),
        (
            "做箱包的，过桥的钱太贵，工程款被拖欠，想换设备又没钱，电费太贵，有什么补贴没有",
            ["loan-renewal", "sme-payment-regulation", "equipment-loan-interest"],
        ),
    ],
)
def test_what_a_story_complains_of_is_offered(engine: Engine, text: str, topics: list[str]) -> None:
    outcome = engine.decide(text, NOTHING_SAID).outcome
    assert isinstance(outcome, Clarify)
    assert [option.topic for option in outcome.options] == topics


def test_wages_that_are_owed_are_not_taken_for_bills(engine: Engine) -> None:
    outcome = engine.decide("老板欠工资，房东催房租，家里也没钱，政府有什么补助", NOTHING_SAID).outcome
    options = outcome.options if isinstance(outcome, Clarify) else ()
    assert "sme-payment-regulation" not in [option.topic for option in options]


def test_of_a_story_without_a_complaint_the_trade_is_what_counts(engine: Engine) -> None:
    outcome = engine.decide("我家开石材厂，三十来个人，有什么政策", NOTHING_SAID).outcome
    assert isinstance(outcome, Clarify)
    assert outcome.question == "opening:办厂"


def test_a_story_with_a_question_of_its_own_keeps_its_answer(engine: Engine) -> None:
    text = "今年招不到工，货款也收不回来，我就问专精特新怎么申请"
    assert engine.decide(text, NOTHING_SAID).candidates[0].ref.topic == "specialised-sme"
    assert getattr(engine.decide(text, NOTHING_SAID).outcome, "question", "") != "fields"
