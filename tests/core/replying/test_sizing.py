"""The rates that are for the size of enterprise that a message says."""

from __future__ import annotations

import pytest

from bot.core.knowledge.sums import Sum
from bot.core.replying.sizing import for_sizes, sizes_said

LARGE, OTHERS, ALL = (
    Sum(measure="premium", parts=("benefit",), rate=rate, size=size, answer="{用户的数}：{算出的数}")
    for rate, size in (("30%", "大"), ("60%", "中小微"), ("1%", None))
)
WORDS = {"大": ["大型企业"], "中": ["中型企业"], "小": ["小微"]}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("大型企业交了160万", (LARGE, ALL)),
        ("小微交了8万", (OTHERS, ALL)),
        ("大型企业和小微都返吗", (LARGE, OTHERS, ALL)),
        ("交了8万", (LARGE, OTHERS, ALL)),
    ],
)
def test_a_rate_is_kept_for_the_sizes_that_are_said(text: str, kept: tuple[Sum, ...]) -> None:
    assert for_sizes((LARGE, OTHERS, ALL), sizes_said(text, WORDS)) == kept
