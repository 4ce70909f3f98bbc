"""Whoever asks for a limit is told the limit, by the part of the same topic that has it."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.taking_back.with_the_value import RULE, WithTheValue
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Decision, Outcome
from tests.core.small import TODAY, engine, topic

SMALL = topic(
    id="small",
    title="小微减免",
    facets={
        "overview": "所得额不超过 300 万元，资产总额不超过 5000 万元的小微减免。",
        "eligibility": "· 所得额不超过 300 万元\n· 资产总额不超过 5000 万元",
        "procedure": "资产总额按季度平均值算。",
    },
)
VALUE = WithTheValue(Knowledge((SMALL,)), engine(SMALL).reader)


def heard(text: str, part: str = "procedure", rule: str = "answer") -> Outcome | None:
    decision = Decision(Answered((PartRef("small", part),)), 0.7, rule, text)
    found = VALUE.heard(text, Evidence(TODAY, decision), NOTHING_SAID)
    assert found is None or found.rule == RULE
    return found.outcome if found else None


@pytest.mark.parametrize(
    "text",
    ["小微减免资产总额上限是多少", "资产总额有限制吗", "资产总额不能超过多少", "小微那个资产总额限制多少"],
)
def test_the_part_that_has_the_limit_answers_and_the_narrower_of_two(text: str) -> None:
    assert heard(text) == Answered((PartRef("small", "eligibility"),))


@pytest.mark.parametrize("text", ["资产总额怎么算", "面积上限是多少", "上限是多少"])
def test_where_no_limit_is_asked_for_or_none_is_known_of_it_the_answer_stays(text: str) -> None:
    assert heard(text) is None


def test_an_answer_with_an_amount_and_what_was_heard_otherwise_stay() -> None:
    assert heard("资产总额上限是多少", "overview") is None
    assert heard("资产总额上限是多少", rule="believed") is None
    assert VALUE.heard("资产总额上限是多少", Evidence(TODAY, None), NOTHING_SAID) is None
