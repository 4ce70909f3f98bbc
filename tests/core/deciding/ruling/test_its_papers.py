"""A document that is put up as a policy's own."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Compared, Decision
from tests.core.small import engine as small

SMALL = small()


def decided(text: str) -> Decision:
    return SMALL.decide(text, Conversation())


@pytest.mark.parametrize(
    "text",
    [
        "服务业贷款贴息是不是财金2026年2号",
        "服务业贷款贴息的文号是财金〔2026〕2号吗",
        "服务业贷款贴息是财金2026 2号吧",
    ],
)
def test_another_policys_document_is_told_apart(text: str) -> None:
    decision = decided(text)
    assert isinstance(decision.outcome, Compared)
    assert {decision.outcome.topic, decision.outcome.twin} == {"service-loan", "equipment-loan"}


@pytest.mark.parametrize(
    "text", ["设备更新贷款贴息是不是财金2026年2号", "设备更新贷款贴息是财金2026年77号吗"]
)
def test_its_own_document_or_an_unknown_one_gets_its_own(text: str) -> None:
    assert decided(text).outcome == Answered((PartRef("equipment-loan", "basis"),))


@pytest.mark.parametrize(
    "text", ["财金2026年2号", "财金2026年2号是什么", "设备更新贷款贴息财金2026年2号上限多少"]
)
def test_who_puts_nothing_up_is_answered_as_ever(text: str) -> None:
    assert decided(text).rule != "its_papers"
