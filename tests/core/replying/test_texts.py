"""The text of a part that is worded from data, and the shortest whole piece of one that is written."""

from __future__ import annotations

import pytest

from bot.core.replying.texts import first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("返还 60%。\n要缴满 12 个月。", "返还 60%。"),
        (
            "这些企业返还：\n大型 30%，中小微 60%。\n要缴满 12 个月。",
            "这些企业返还：\n大型 30%，中小微 60%。",
        ),
        ("分三类。\n· 甲。\n· 乙。\n另外再说。", "分三类。\n· 甲。\n· 乙。"),
        ("没有句号", "没有句号"),
    ],
)
def test_a_sentence_is_never_parted_from_its_list(text: str, first: str) -> None:
    assert first_sentence(text) == first
