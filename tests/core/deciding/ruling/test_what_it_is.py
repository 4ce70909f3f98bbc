"""Who tells of himself and asks what a policy is gets that, and nothing on what he tells."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import engine, topic

BOT = engine(
    topic(
        id="renewal",
        title="银行续借",
        facets={"overview": "银行续借是用新贷款还旧贷款。"},
        not_documented=[
            {
                "id": "advance",
                "about": "提前几天申请",
                "phrasings": ["贷款下个月到期，银行续借要提前几天", "贷款月底到期，手头紧，银行续借"],
            }
        ],
    )
)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("贷款下个月到期，手头紧，想问银行续借是什么", "overview"),
        ("贷款月底到期，手头紧，有没有银行续借是啥意思", "overview"),
        ("贷款下个月到期，银行续借要提前几天", "advance"),
    ],
)
def test_what_it_is_is_asked_by_the_end_alone(text: str, part: str) -> None:
    assert str(BOT.decide(text, NOTHING_SAID).about) == f"renewal/{part}"
