"""A day with the spreadsheet: out, changed, back; and nothing is written that is not sound."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.loading import load_knowledge
from bot.adapters.yaml.tables.tabling import Tables
from bot.core.knowledge.parts import part_names
from tests.umbrella import GOLDEN, put_umbrella

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Runner

ROOT = Path(__file__).parents[2]
Rows = list[dict[str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put_umbrella(tmp_path / "knowledge")
    (tmp_path / "tests" / "knowledge").mkdir(parents=True)
    (tmp_path / "tests" / "knowledge" / "umbrella.yaml").write_text(GOLDEN, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("knowledge: knowledge\n", encoding="utf-8")
    monkeypatch.setenv("POLICYBOT_CONFIG", str(tmp_path / "config.yaml"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def state(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def edit(name: str, change: Callable[[Rows], object]) -> None:
    """Changes one table of what was exported as CSV."""
    file = Path("out", f"{name}.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        rows = list(reader)
        headings = reader.fieldnames or ()
    change(rows)
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.DictWriter(opened, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("out", ["knowledge.xlsx", "out"])
def test_what_was_exported_and_not_changed_changes_no_byte(
    out: str, run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYBOT_CONFIG", str(ROOT / "config.yaml"))
    before = state(ROOT / "knowledge")
    assert run("export", str(home / out))[0] == 0
    code, told, _ = run("import", str(home / out))
    assert (code, told) == (0, "没有改动。\n")
    assert state(ROOT / "knowledge") == before


def test_an_answer_a_part_and_a_document_come_back_and_the_rest_of_the_file_stays(
    run: Runner, home: Path
) -> None:
    topic = home / "knowledge" / "umbrella.yaml"
    topic.write_text("# 留着\n" + topic.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("export", "out")[0] == 0

    def change(rows: Rows) -> None:
        rows[2]["答案"] = "每把补 8 元。"
        rows.append(
            {
                "主题代号": "umbrella",
                "部分": "colour",
                "是什么": "具体问题",
                "答案": "都行。",
                "问法（一行一句）": "雨伞补助什么颜色都行吗",
            }
        )

    edit("主题", change)
    edit("文件", lambda rows: rows[0].update({"到哪天止": "2027-06-30"}))
    before = state(home / "knowledge")
    code, told, _ = run("import", "out", "--dry-run")
    assert code == 0
    assert "改 主题 umbrella / benefit 答案：每把补 5 元。 → 每把补 8 元。" in told
    assert "加 主题 umbrella / colour" in told
    assert "改 文件 a 到哪天止：2026-12-31 → 2027-06-30" in told
    assert state(home / "knowledge") == before
    assert run("import", "out")[0] == 0
    text = topic.read_text(encoding="utf-8")
    assert text.startswith("# 留着\nid: umbrella\n")
    assert "    answer: 每把补 8 元。\n" in text
    assert text.endswith(
        "questions:\n  - id: colour\n    answer: 都行。\n    phrasings:\n      - 雨伞补助什么颜色都行吗\n"
    )
    assert "until: 2027-06-30" in (home / "knowledge" / "_documents.yaml").read_text(encoding="utf-8")
    assert run("import", "out")[1] == "没有改动。\n"


def test_a_cell_that_is_wrong_is_named_and_nothing_is_written(run: Runner, home: Path) -> None:
    assert run("export", "out")[0] == 0
    edit("文件", lambda rows: rows[0].update({"到哪天止": "明年"}))
    edit("主题", lambda rows: rows[2].update({"答案": "每把补 8 元。"}))
    before = state(home / "knowledge")
    code, told, _ = run("import", "out")
    assert code == 1
    assert "文件!J2：“明年”不是日期" in told
    assert state(home / "knowledge") == before


def test_what_would_not_pass_the_check_is_not_written(run: Runner, home: Path) -> None:
    assert run("export", "out")[0] == 0
    edit("主题", lambda rows: rows[2].update({"答案": "每把补<br>8 元。"}))
    before = state(home / "knowledge")
    code, told, _ = run("import", "out")
    assert code == 1
    assert "umbrella.yaml:" in told
    assert state(home / "knowledge") == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda rows: rows.pop(0), "不能在表里删"),
        (
            lambda rows: rows.append(
                {"主题代号": "coat", "部分": "overview", "是什么": "标准部分", "答案": "x"}
            ),
            "它自己的一行",
        ),
        (
            lambda rows: rows.append(
                {"主题代号": "umbrella", "部分": "price", "是什么": "标准部分", "答案": "x"}
            ),
            "标准部分只有",
        ),
        (lambda rows: rows.append({"主题代号": "umbrella", "部分": "price", "答案": "x"}), "选好是什么"),
        (lambda rows: rows[1].update({"热线": "12366"}), "没有“热线”这一栏"),
        (lambda rows: rows[1].update({"是什么": "具体问题"}), "不能在表里改"),
    ],
)
def test_what_the_spreadsheet_cannot_do_is_told(
    change: Callable[[Rows], object], says: str, run: Runner, home: Path
) -> None:
    assert run("export", "out")[0] == 0
    edit("主题", change)
    before = state(home / "knowledge")
    code, told, _ = run("import", "out")
    assert (code, says in told) == (1, True), told
    assert state(home / "knowledge") == before


def test_a_part_that_is_deleted_goes_and_only_that(run: Runner, home: Path) -> None:
    assert run("export", "out")[0] == 0
    golden = home / "tests" / "knowledge" / "umbrella.yaml"
    golden.write_text(GOLDEN.replace(", part: benefit", ""), encoding="utf-8")
    edit("主题", lambda rows: rows.pop(2))
    assert run("import", "out")[0] == 0
    assert (
        (home / "knowledge" / "umbrella.yaml")
        .read_text(encoding="utf-8")
        .endswith("  overview: 每把补 5 元。\n")
    )


def test_ways_of_asking_of_a_topic_that_has_none_yet_get_their_own_file(run: Runner, home: Path) -> None:
    assert run("export", "out")[0] == 0
    Path("out", "问法.csv").write_text(
        "主题代号,部分,问法（一行一句）\numbrella,benefit,一把伞国家贴几块\n", encoding="utf-8"
    )
    assert run("import", "out")[0] == 0
    text = (home / "knowledge" / "asked" / "umbrella.yaml").read_text(encoding="utf-8")
    assert text == "topic: umbrella\nparts:\n  benefit:\n    - 一把伞国家贴几块\n"


def test_every_part_of_every_shipped_topic_is_in_a_table() -> None:
    tables = Tables(ROOT / "knowledge")
    rows = {key for table in tables.all.values() for key in table.rows}
    for topic in load_knowledge(ROOT / "knowledge"):
        for part in part_names(topic):
            made = part in ("deadline", "basis", "contact") or (topic.name_only and part == "overview")
            assert (topic.id, part) in rows or made, (topic.id, part)
