"""What a spreadsheet may have mangled is pointed at; what was written so before, or is whole, is not."""

from __future__ import annotations

import pytest

from bot.core.knowledge.tables import Change, Column, Table
from bot.usecases.curating.doubting import doubts

COLUMNS = (Column("key", "代号"), Column("text", "答案"), Column("lines", "问法", "lines"))


def told(name: str, before: str, text: str) -> list[str]:
    where = {"key": "文件!A2", "text": "文件!B2", "lines": "文件!C2"}
    change = Change("文件", ("a",), {name: text}, "changed", {name: before}, where)
    return [str(each) for each in doubts([Table("文件", COLUMNS, 1)], [change])]


@pytest.mark.parametrize(
    ("name", "before", "text", "says"),
    [
        ("text", "每把补 5 元。", "5", "文件!B2：只有一个数“5”"),
        ("text", "测〔2026〕1号", "20261", "只有一个数“20261”"),
        ("text", "", "电话 1.38E+10", "“1.38E+10”像是被 Excel 缩写了的长数字"),
        ("lines", "", "1.38E+10", "像是被 Excel 缩写了的长数字"),
        ("lines", "059585661234", "59585661234", "前面的 0 没有了"),
        (
            "lines",
            "",
            "雨伞补多少、买伞补几块，伞钱",
            "文件!C2：“雨伞补多少、买伞补几块，伞钱”像是几句写在了一行",
        ),
    ],
)
def test_it_is_pointed_at(name: str, before: str, text: str, says: str) -> None:
    assert any(says in each for each in told(name, before, text))


@pytest.mark.parametrize(
    ("name", "before", "text"),
    [
        ("text", "5", "6"),
        ("text", "", "每把补 5 元。"),
        ("key", "a", "5"),
        ("lines", "", "雨伞补多少\n买伞补几块"),
        ("lines", "", "我在晋江，能领吗"),
        ("lines", "雨伞、阳伞补多少", "雨伞、阳伞补多少\n伞"),
        ("lines", "", "12366"),
    ],
)
def test_it_is_left_alone(name: str, before: str, text: str) -> None:
    assert told(name, before, text) == []
