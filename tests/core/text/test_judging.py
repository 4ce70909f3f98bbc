"""What a text says to figures that somebody believes."""

from __future__ import annotations

import pytest

from bot.core.text.asserting import beliefs
from bot.core.text.judging import Judged, judged

CHAMBERS = "文中所属商会 47 个；国内异地商会 25 个、境外商会 3 个。"


@pytest.mark.parametrize(
    ("said", "text", "expected"),
    [
        ("境外商会3个对吧", CHAMBERS, Judged(so=True, right="境外商会 3 个")),
        ("境外商会5个对吧", CHAMBERS, Judged(so=False, right="境外商会 3 个")),
        ("异地的25境外3对吧", CHAMBERS, Judged(so=True, right="国内异地商会 25 个，境外商会 3 个")),
        ("异地的3境外25对吧", CHAMBERS, Judged(so=False, right="国内异地商会 25 个，境外商会 3 个")),
        ("补助1500对吗", "每招 1 人补助不超过 1500 元。", None),
        (
            "一个1500对吗",
            "每招 1 人补助不超过 1500 元。",
            Judged(so=True, right="每招 1 人补助不超过 1500 元"),
        ),
    ],
)
def test_all_that_is_believed_is_judged(said: str, text: str, expected: Judged | None) -> None:
    assert judged(beliefs(said), text) == expected


def test_two_figures_are_not_judged_by_one_piece() -> None:
    assert judged(beliefs("平台7家、工作站23家对吧"), "引进 7 家平台和工作站。") is None


def test_who_believes_nothing_is_not_judged() -> None:
    assert judged((), CHAMBERS) is None
