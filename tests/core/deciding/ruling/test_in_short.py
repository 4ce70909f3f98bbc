"""A word that several topics share, with what stands before it, may be short for one of them."""

from __future__ import annotations

import pytest

from bot.core.deciding.ruling.in_short import in_short

NAMES = {"a": ["民间投资专项担保计划"], "b": ["创业担保贷款"], "c": ["民营企业续贷"]}


@pytest.mark.parametrize(
    ("text", "topic"), [("我选民间担保那个", "a"), ("专项担保", None), ("创业担保", "b")]
)
def test_the_characters_stand_in_one_name_in_their_order_from_its_first(text: str, topic: str | None) -> None:
    assert in_short(text, ["担保"], NAMES) == topic


def test_what_is_short_for_several_or_none_is_not_taken() -> None:
    assert in_short("民间担保", ["担保"], {**NAMES, "d": ["民间借贷担保"]}) is None
    assert in_short("有没有担保", ["担保"], NAMES) is None
    assert in_short("民间贷款", ["担保"], NAMES) is None
