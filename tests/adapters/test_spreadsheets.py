"""Tables become a workbook that Excel opens, and come back as they were."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

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


def test_a_file_that_only_calls_itself_a_workbook_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(ConfigurationError, match="读不了"):
        read_tables(tmp_path / "a.xlsx")
