"""What a spreadsheet brings is told apart from what it cannot bring, each fault at its cell."""

from __future__ import annotations

import pytest

from bot.core.knowledge.tables import Column, Key, Row, Sheet, Table
from bot.usecases.curating.comparing import compare

COLUMNS = (
    Column("key", "代号"),
    Column("text", "答案"),
    Column("lines", "问法", "lines"),
    Column("state", "状态", "choice", ("published", "draft")),
    Column("day", "到哪天止", "date"),
    Column("told", "资料有没有", "flag"),
    Column("shown", "界限"),
)
ROWS: dict[Key, Row] = {
    ("a",): Row({"key": "a", "text": "五元", "shown": "30 人"}),
    ("b",): Row({"key": "b", "text": "十元"}),
}
HEADINGS = tuple(column.heading for column in COLUMNS)


def sheet(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS, name: str = "文件") -> Sheet:
    width = len(headings)
    return Sheet(
        name, headings, tuple((n, (*row, *[""] * (width - len(row)))) for n, row in enumerate(rows, 2))
    )


def compared(*rows: tuple[str, ...]) -> tuple[list[str], list[str]]:
    changes, faults, *_ = compare([Table("文件", COLUMNS, 1, ROWS)], [sheet(*rows)])
    told = [f"{each.what} {each.key[0]} {each.cells}" for each in changes]
    return told, [each.place for each in faults]


A, B = ("a", "五元", "", "", "", "", "30 人"), ("b", "十元")


def test_what_is_the_same_is_no_change_whatever_the_line_breaks() -> None:
    assert compared(A, B) == ([], [])
    assert compared(("a", "五元\r\n", "", "", "", "", "30 人"), ("",), B) == ([], [])


def test_rows_come_change_and_go() -> None:
    told, faults = compared(("a", "六元", "一\n\n 二 ", "", "", "", "30 人"), ("c", "九元"))
    assert faults == []
    assert told == [
        "changed a {'text': '六元', 'lines': '一\\n二'}",
        "added c {'key': 'c', 'text': '九元'}",
        "removed b {}",
    ]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (("c", "", "", "gone"), "文件!D4"),
        (("c", "", "", "", "明年"), "文件!E4"),
        (("c", "", "", "", "", "对"), "文件!F4"),
        (("a",), "文件!A4"),
        (("", "没有代号"), "文件!A4"),
    ],
)
def test_a_fault_names_its_cell(row: tuple[str, ...], place: str) -> None:
    assert compared(A, B, row)[1] == [place]


def test_a_change_knows_the_cells_of_its_row() -> None:
    table = Table("文件", COLUMNS, 1, ROWS)
    changes, *_ = compare([table], [sheet(("a", "六元"), headings=("代号", "答案"))])
    assert [(each.what, each.place("text"), each.place()) for each in changes] == [
        ("changed", "文件!B2", "文件!A2"),
        ("removed", "文件 b", "文件 b"),
    ]


def test_unknown_sheets_and_columns_are_told_of_and_a_missing_key_too() -> None:
    table = Table("文件", COLUMNS, 1, ROWS)
    assert [each.place for each in compare([table], [sheet(A, name="别的")])[1]] == ["别的"]
    wrong = sheet(("五元",), headings=("答桉",))
    assert [each.place for each in compare([table], [wrong])[1]] == ["文件!A1"]


def test_a_column_that_is_not_there_stays_as_it_is() -> None:
    table = Table("文件", COLUMNS, 1, ROWS)
    assert compare([table], [sheet(("a", "五元"), ("b", "一元"), headings=("代号", "答案"))])[0][0].cells == {
        "text": "一元"
    }


@pytest.mark.parametrize("text", ["#N/A", "#NAME?", "#REF!", "#DIV/0!", "########"])
def test_an_error_of_the_spreadsheet_is_a_fault_at_its_cell(text: str) -> None:
    told, faults = compared(("a", "五元", "", "", text, "", "30 人"), B)
    assert (told, faults) == ([], ["文件!E2"])


def test_a_cell_that_the_file_calls_spoiled_is_a_fault_even_in_a_row_that_looks_empty() -> None:
    read = sheet(A, B, ("",))
    spoiled = Sheet(read.name, read.headings, read.rows, {(2, 1): "#N/A", (4, 1): "="})
    found = compare([Table("文件", COLUMNS, 1, ROWS)], [spoiled])
    assert [str(each) for each in found.faults] == [
        "文件!B2：这一格是 Excel 的错误值 #N/A，不是内容；没有写。请改成要写的字；要清空，就把这一格删空。",
        "文件!B4：这一格是公式，还没有算出结果；没有写。请在 Excel 里打开、存一次盘，或者改成普通的文字。",
    ]


def test_a_row_of_headings_that_is_gone_is_one_sentence() -> None:
    table = Table("文件", COLUMNS, 1, ROWS)
    found = compare([table], [sheet(B, headings=("a", "五元", "", "", "x"))])
    assert len(found.faults) == 1
    assert "第 1 行不是栏目的名字（这里是：a、五元、x）" in str(found.faults[0])


def test_columns_that_nobody_knows_are_one_sentence_and_an_empty_one_is_left() -> None:
    table = Table("文件", COLUMNS, 1, ROWS)
    found = compare(
        [table], [sheet(("a", "五元", "", "我的"), B, headings=("代号", "答案", "", "备注", "记"))]
    )
    assert [each.place for each in found.faults] == ["文件!D1"]
    assert "没有“备注”、“记”这一栏" in str(found.faults[0])
    given = sheet(("a", "五元", "有字"), B, headings=("代号", "答案", "", "状态"))
    assert [each.place for each in compare([table], [given]).faults] == ["文件!C1"]


def test_blanks_around_a_text_are_no_change() -> None:
    assert compared(("a", " 五元 \n\n", "", "", "", "", "30 人"), B) == ([], [])
