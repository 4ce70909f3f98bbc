"""An answer that says itself that what is asked is not documented is no answer to that."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.taking_back.left_open import RULE, LeftOpen
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Decision, Gap
from tests.core.small import TODAY, engine, topic

STATIONS = topic(
    id="stations",
    title="院士站",
    facets={
        "overview": "院士站 23 家。\n名单资料没有载明。",
        "benefit": "按编码查。\n具体商品的退税率资料没有载明。",
    },
)
OPEN = LeftOpen(Knowledge((STATIONS,)), engine(STATIONS).reader)


def heard(text: str, part: str) -> Decision | None:
    decision = Decision(Answered((PartRef("stations", part),)), 0.7, "answer", text)
    return OPEN.heard(text, Evidence(TODAY, decision), NOTHING_SAID)


@pytest.mark.parametrize(
    "text", ["23家院士站都设在哪些厂", "院士站是谁家的", "院士站名单", "院士站叫什么名字"]
)
def test_whose_names_are_asked_has_the_number_beside_the_gap(text: str) -> None:
    found = heard(text, "overview")
    assert found is not None
    assert (found.outcome, found.rule) == (Gap("stations", None, "overview"), RULE)


@pytest.mark.parametrize("text", ["院士站几家", "院士站有23家吗"])
def test_who_asks_for_what_the_answer_has_gets_it(text: str) -> None:
    assert heard(text, "overview") is None


def test_what_is_left_open_is_asked_for_in_its_own_words() -> None:
    assert heard("雨伞这种商品退税率多少", "benefit") is not None
    assert heard("退税怎么查", "benefit") is None
    assert OPEN.heard("院士站名单", Evidence(TODAY, None), NOTHING_SAID) is None
