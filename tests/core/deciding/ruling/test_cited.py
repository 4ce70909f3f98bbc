"""Which document it was before is not the one in force."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.outcomes import Answered, Gap
from tests.core.small import engine, topic

BOT = engine(
    topic(
        id="grant",
        title="海风补助",
        facets={"overview": "海风补助每家一千元。", "basis": "现在依据海风〔2026〕2号。"},
        supersedes=[
            {
                "number": "海风〔2022〕6号",
                "phrasings": ["海风补助2022年的办法还用吗"],
                "answer": "6号已停止，现在按 2 号。",
            }
        ],
    ),
    topic(
        id="loan",
        title="潮汐贷款",
        facets={"overview": "潮汐贷款一年期。", "basis": "依据潮汐〔2025〕9号。"},
    ),
)


@pytest.mark.parametrize(
    "text", ["海风补助旧办法是几号文", "海风补助以前的是哪份文件", "海风补助被取代的文号"]
)
def test_the_document_that_was_replaced_is_told_where_it_is_asked_for(text: str) -> None:
    outcome = BOT.decide(text, NOTHING_SAID).outcome
    assert isinstance(outcome, Answered)
    assert outcome.parts[0].part == "old-1"


def test_the_one_in_force_does_not_stand_for_one_that_nothing_is_known_of() -> None:
    assert isinstance(BOT.decide("潮汐贷款旧的是几号文", NOTHING_SAID).outcome, Gap)


@pytest.mark.parametrize("text", ["海风补助是几号文", "海风补助的依据是哪份文件"])
def test_who_asks_for_the_one_in_force_gets_that(text: str) -> None:
    assert str(BOT.decide(text, NOTHING_SAID).about) == "grant/basis"
