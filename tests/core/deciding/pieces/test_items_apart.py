"""Whether the items of a list are about different parts of one topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.pieces.items_apart import asks_back, sure_part
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Unanswered
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Outcome

LEAST = 0.6


def decision(outcome: Outcome, confidence: float) -> Decision:
    return Decision(outcome, confidence, "answer", "")


@pytest.mark.parametrize(
    ("outcome", "confidence", "part"),
    [
        (Answered((PartRef("stay", "benefit"),)), 0.4, ("stay", "benefit")),
        (Answered((PartRef("stay", "benefit"),)), 0.2, None),
        (Answered((PartRef("stay", "overview"),)), 0.5, None),
        (Answered((PartRef("stay", "overview"),)), 0.7, ("stay", "overview")),
        (Gap("stay", "paid-when"), 0.7, ("stay", "paid-when")),
        (Gap("stay", "paid-when"), 0.4, None),
        (Unanswered(), 0.9, None),
    ],
)
def test_the_overview_and_a_gap_take_more_than_a_part_of_its_own(
    outcome: Outcome, confidence: float, part: tuple[str, str] | None
) -> None:
    assert sure_part(decision(outcome, confidence), LEAST) == part


def test_what_may_only_be_what_it_is_at_all_is_not_asked_back_about() -> None:
    parts = PartRef("stay", "benefit"), PartRef("stay", "deadline")
    assert asks_back("stay", decision(Clarify("close", parts), 0.5))
    assert not asks_back("grow", decision(Clarify("close", parts), 0.5))
    assert not asks_back("stay", decision(Clarify("close", (*parts, PartRef("stay", "overview"))), 0.5))


def parts(engine: Engine, text: str) -> list[str | None]:
    return [each.facet for _, each in engine.respond(text, NOTHING_SAID, TODAY).several]


def test_every_part_has_its_reply_and_none_has_two(engine: Engine) -> None:
    assert parts(engine, "个体户个税减半的额度、期限") == ["benefit", "deadline"]
    assert parts(engine, "科小人数、营收、资产上限") == []


def test_what_a_topic_never_speaks_of_is_missing_where_it_is_counted_up(engine: Engine) -> None:
    reply = engine.respond("科小评价资产负债率、得分", NOTHING_SAID, TODAY)
    assert "“资产负债率”：这一项的资料里没有找到" in reply.text
    assert "60 分" in reply.text


def test_what_a_curator_has_as_one_gap_is_said_once(engine: Engine) -> None:
    assert parts(engine, "晋情助困贷利息几厘 额度多少") == []
    assert parts(engine, "对标计划详情、参加办法") == []
