"""Whether a piece of a message asks, or only tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.deciding.grounds.plainly import asks_plainly, bids, only_tells, tells_beside
from tests.core import small

if TYPE_CHECKING:
    from bot.core.engine import Engine

READER = small.engine().reader


@pytest.mark.parametrize(
    "asked",
    ["要返多少", "开班了没", "520万呢", "有优惠嗎", "收几个人", "ling hang ban shi shui", "na liang ge zhen"],
)
def test_what_asks(asked: str) -> None:
    assert asks_plainly(READER.read(asked))


@pytest.mark.parametrize(
    "told",
    [
        "公司三十几号人",
        "一年好几万",
        "招了几个大学生",
        "赚了一百六十几万",
        "我爸八几年就做",
        "也没欠谁钱",
        "什么都不懂",
        "啥米政策也没听过",
        "我在东石做伞",
    ],
)
def test_what_counts_roughly_or_owes_nobody_asks_nothing(told: str) -> None:
    assert not asks_plainly(READER.read(told))
    assert only_tells(READER.read(told))


def test_what_points_at_a_paper_tells_and_a_bare_part_asks() -> None:
    assert only_tells(READER.read("晋江产业链那份文件"))
    assert not only_tells(READER.read("晋江产业链哪份文件"))
    assert not only_tells(READER.read("高企条件"))
    assert not only_tells(READER.read("是小规模？"))


def test_who_bids_to_tell_of_what_he_names_asks_and_who_tells_of_himself_does_not() -> None:
    assert bids(READER.read("稳岗返还讲一下"))
    assert bids(READER.read("介绍一下扩岗补助"))
    assert not bids(READER.read("讲一下"))
    assert not bids(READER.read("我们是高企，说一下"))
    assert not bids(READER.read("稳岗返还"))


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("贷款下个月十八号到期", True),
        ("银行流贷两百万 12月20号到期", True),
        ("一年工资材料花掉七八十万", True),
        ("稳岗返还到期", False),
        ("500万以内设备一次性扣除条件", False),
        ("高企申报材料", False),
    ],
)
def test_words_for_a_part_beside_a_day_or_an_amount_are_told(
    engine: Engine, text: str, *, tells: bool
) -> None:
    assert tells_beside(engine.reader.read(text)) is tells
