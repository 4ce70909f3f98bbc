"""Whether near-twins are in one document, asked of the real knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.outcomes import Compared
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


def test_whether_two_are_in_one_document_is_told_by_the_papers_of_each(engine: Engine) -> None:
    chat = engine.converse([], TODAY)
    found = engine.respond("招退役士兵和招失业人员是同一个文件吗", chat, TODAY)
    assert found.decision.outcome == Compared("veterans-tax", "key-groups-tax")
    assert "2023年第14号" in found.text
    assert "2023年第15号" in found.text


def test_nothing_is_told_apart_that_is_in_one_document(engine: Engine) -> None:
    chat = engine.converse([], TODAY)
    assert engine.decide("六税两费和个体户减半是同一份公告吗", chat, TODAY).rule != "same_paper"
