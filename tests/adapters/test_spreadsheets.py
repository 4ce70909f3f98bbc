"""Tables become a workbook that Excel opens, and come back as they were."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from bot.adapters.spreadsheets import read_tables, write_workbook
from bot.core.errors import ConfigurationError
from bot.core.knowledge.tables import Column, Key, Row, Sheet, Table

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (
    Column("key", "代号"),
    Column("text", "答案"),
    Column("lines", "问法", "lines"),
    Column("state", "状态", "choice", ("published", "draft")),
    Column("day", "到哪天止", "date"),
)
ODD = '=HYPERLINK("http://example.com")'


def table(*texts: str) -> Table:
    rows: dict[Key, Row] = {
        (f"k{number}",): Row({"key": f"k{number}", "text": text, "lines": "一\n二", "day": "2026-12-31"})
        for number, text in enumerate(texts)
    }
    return Table("文件", COLUMNS, 1, rows)


@pytest.mark.parametrize(
    "text", [ODD, "+1", "-1", "@a", "12366", "0012", "2026-12-31", "一\n\n二", "https://a.cn", "是"]
)
def test_a_text_comes_back_as_it_was_and_a_day_as_a_day(text: str, tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [table(text)], ["说明"])
    (sheet,) = read_tables(tmp_path / "a.xlsx")
    assert sheet == Sheet(
        "文件",
        ("代号", "答案", "问法", "状态", "到哪天止"),
        ((2, ("k0", text, "一\n二", "", "2026-12-31")),),
    )


def test_the_workbook_has_no_formula_a_frozen_head_a_list_to_choose_from_and_an_explanation(
    tmp_path: Path,
) -> None:
    write_workbook(tmp_path / "a.xlsx", [table(ODD)], ["怎么用"])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        guide, sheet = (book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet + guide
    assert "<hyperlink" not in sheet
    assert 'state="frozen"' in sheet
    assert "published,draft" in sheet
    assert "怎么用" in texts


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_csv_file_is_read_as_excel_saves_it_without_the_mark_before_a_formula(
    encoding: str, tmp_path: Path
) -> None:
    (tmp_path / "文件.csv").write_bytes("代号,答案\r\na,'=1+1\r\nb,'单引号\r\n".encode(encoding))
    (sheet,) = read_tables(tmp_path)
    assert sheet == Sheet("文件", ("代号", "答案"), ((2, ("a", "=1+1")), (3, ("b", "'单引号"))))


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.txt"])
def test_what_cannot_be_read_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"没有这个文件|只认"):
        read_tables(tmp_path / name)


def workbook() -> bytes:
    kept = io.BytesIO()
    write_workbook(kept, [table("一")], ["说明"])
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"", "文件是空的"),
        ("a.xlsx", b"not a workbook", "不是 Excel 工作簿"),
        ("a.xlsx", workbook()[:2000], "文件坏了"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧式的 .xls，或者加了密码"),
        ("a.csv", b"", "文件是空的"),
        ("a.csv", b"\x81\xff\xff", "编码认不出来"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    name: str, content: bytes, says: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigurationError, match=says) as told:
        read_tables(tmp_path / name)
    assert str(told.value).startswith(f"{tmp_path / name} 读不了")
    assert not re.search("[A-Za-z]{5,} [a-z]+ [a-z]+", str(told.value).replace(str(tmp_path), ""))


def test_a_folder_without_tables_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"没有 \.csv"):
        read_tables(tmp_path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("代号\t答案\r\na\t一，二\r\n", "utf-16"), ("代号;答案\na;一，二\n", "utf-8")],
    ids=["Unicode text", "semicolons"],
)
def test_what_excel_puts_between_cells_elsewhere_is_read(text: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "文件.csv").write_bytes(text.encode(encoding))
    (sheet,) = read_tables(tmp_path / "文件.csv")
    assert (sheet.headings, sheet.rows) == (("代号", "答案"), ((2, ("a", "一，二")),))


def test_a_cell_with_an_error_or_a_formula_without_a_result_is_none_that_is_empty(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("文件")
    for place, heading in enumerate(("代号", "答案", "到哪天止", "网址")):
        sheet.write(0, place, heading)
    sheet.write(2, 0, "a")
    sheet.write_formula(2, 1, "=NA()", value="#N/A")
    sheet.write_formula(2, 2, "=TODAY()", value="")
    sheet.write_formula(2, 3, '=""&"http"', value="http")
    book.close()
    (read,) = read_tables(tmp_path / "a.xlsx")
    assert dict(read.spoiled) == {(3, 1): "#N/A", (3, 2): "="}
    assert read.rows[-1] == (3, ("a", "#N/A", "", "http")) or read.rows[-1] == (3, ("a", "", "", "http"))
