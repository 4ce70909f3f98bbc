"""Who says that he is at his wits' end."""

from __future__ import annotations

import pytest

from bot.core.text.despairing import despairs


@pytest.mark.parametrize(
    "text",
    [
        "真的想死",
        "厂倒了 我也活够了",
        "阮不想活啊",
        "被追债 快疯了",
        "I give up on life, want to die",
        "我撑不住了",
    ],
)
def test_despair_is_heard(text: str) -> None:
    assert despairs(text)


@pytest.mark.parametrize(
    "text",
    ["我朋友的店补到了 我也想办", "设备坏了不知道怎么办", "老师傅走光了 我要怎么办", "公司要搬家 不知道找谁"],
)
def test_what_is_only_troublesome_is_no_despair(text: str) -> None:
    assert not despairs(text)
