"""Two people at once: a spreadsheet that comes back takes back nothing that others wrote since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.test_curating import edit, state

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner
    from tests.cli.test_curating import Rows


def rewrite(file: Path, before: str, after: str) -> None:
    """A colleague changes a file by hand."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def colleague(home: Path) -> None:
    rewrite(home / "knowledge" / "umbrella.yaml", "    answer: 每把补 5 元。", "    answer: 每把补 6 元。")


def test_a_cell_that_nobody_touched_in_the_spreadsheet_stays_as_it_is_now(small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    colleague(home)
    rewrite(home / "knowledge" / "_documents.yaml", "2026-12-31", "2027-12-31")
    edit("主题", lambda rows: rows[0].update({"名称": "雨伞新补助"}))
    code, told, _ = small("import", "out")
    assert code == 0
    assert "主题!E4：导出以后这里有人改成了“每把补 6 元。”" in told
    text = (home / "knowledge" / "umbrella.yaml").read_text(encoding="utf-8")
    assert "answer: 每把补 6 元。" in text
    assert "雨伞新补助" in text
    assert "2027-12-31" in (home / "knowledge" / "_documents.yaml").read_text(encoding="utf-8")


def test_a_cell_that_both_changed_is_a_conflict_with_both_texts_and_nothing_is_written(
    small: Runner, home: Path
) -> None:
    assert small("export", "out")[0] == 0
    colleague(home)
    edit("主题", lambda rows: rows[2].update({"答案": "每把补 8 元。"}))
    before = state(home / "knowledge")
    code, told, _ = small("import", "out")
    assert code == 1
    assert "主题!E4：两边都改了：这份表写“每把补 8 元。”，导出以后有人改成了“每把补 6 元。”" in told
    assert "重新导出" in told
    assert state(home / "knowledge") == before


def test_what_both_changed_alike_is_no_conflict(small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    colleague(home)
    edit("主题", lambda rows: rows[2].update({"答案": "每把补 6 元。"}))
    assert small("import", "out")[:2] == (0, "没有改动。\n")


def test_the_same_spreadsheet_may_be_changed_and_taken_in_again(small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    for price in ("8", "9"):

        def write(rows: Rows, price: str = price) -> None:
            rows[2]["答案"] = f"每把补 {price} 元。"

        edit("主题", write)
        code, told, _ = small("import", "out")
        assert (code, "两边都改了" in told) == (0, False), told
    text = (home / "knowledge" / "umbrella.yaml").read_text(encoding="utf-8")
    assert "answer: 每把补 9 元。" in text


def test_where_it_cannot_be_remembered_what_was_taken_in_that_is_said(
    small: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").touch()
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(home / "file"))
    assert small("export", "out")[0] == 0
    edit("主题", lambda rows: rows[2].update({"答案": "每把补 8 元。"}))
    code, told, _ = small("import", "out")
    assert (code, "写好了" in told, "请重新导出一份" in told) == (0, True, True), told


def test_a_row_that_somebody_added_meanwhile_is_not_taken_out(small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    file = home / "knowledge" / "_documents.yaml"
    text = file.read_text(encoding="utf-8")
    head, entry = text.split("  - ", 1)
    file.write_text(f"{head}  - {entry}  - {entry.replace('key: a', 'key: c', 1)}", encoding="utf-8")
    code, told, _ = small("import", "out")
    assert (code, "留着" in told, "删 文件" in told) == (0, True, False), told
    assert "key: c" in file.read_text(encoding="utf-8")


def test_a_row_that_somebody_took_out_meanwhile_does_not_come_back(small: Runner, home: Path) -> None:
    asked = home / "knowledge" / "asked" / "umbrella.yaml"
    asked.parent.mkdir()
    asked.write_text("topic: umbrella\nparts:\n  benefit:\n    - 一把伞国家贴多少\n", encoding="utf-8")
    assert small("export", "out")[0] == 0
    asked.unlink()
    code, told, _ = small("import", "out")
    assert (code, "不加回来" in told) == (0, True), told
    assert not asked.exists()
    edit("问法", lambda rows: rows[0].update({"问法（一行一句）": "一把伞国家贴几块"}))
    code, told, _ = small("import", "out")
    assert (code, "有人删了这一行，这份表却改了它" in told) == (1, True), told


def test_a_row_that_was_changed_meanwhile_is_not_deleted(small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    colleague(home)
    edit("主题", lambda rows: rows.pop(2))
    before = state(home / "knowledge")
    code, told, _ = small("import", "out")
    assert (code, "这份表删了它，导出以后却有人改过它" in told) == (1, True), told
    assert state(home / "knowledge") == before


@pytest.mark.parametrize("spoil", ["none", "broken"])
def test_tables_without_versions_are_taken_in_as_they_are(spoil: str, small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    versions = home / "out" / "导出时的版本.csv"
    if spoil == "none":
        versions.unlink()
    else:
        versions.write_text("table,key,cells\n,x,\nx,{,y\n", encoding="utf-8")
    colleague(home)
    code, told, _ = small("import", "out")
    assert (code, "每把补 6 元。 → 每把补 5 元。" in told) == (0, True), told


def test_a_workbook_carries_its_versions_where_nobody_sees_them(small: Runner, home: Path) -> None:
    import zipfile  # noqa: PLC0415

    assert small("export", "k.xlsx")[0] == 0
    with zipfile.ZipFile(home / "k.xlsx") as book:
        listed = book.read("xl/workbook.xml").decode()
    assert 'name="导出时的版本" sheetId="7" state="hidden"' in listed
    colleague(home)
    code, told, _ = small("import", "k.xlsx")
    assert (code, "照现在的，不改回去" in told) == (0, True), told
    assert "每把补 6 元。" in (home / "knowledge" / "umbrella.yaml").read_text(encoding="utf-8")
