"""What a team was asked, on the terminal and as a table for Excel."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from bot.adapters.spreadsheets import read_tables
from tests.cli.test_tickets import DUES, SHED, ask

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.engine import Engine
    from tests.cli.conftest import Runner

FORMULA = "=厂里想建停车棚要不要报批的"


@pytest.fixture(autouse=True)
def asked(engine: Engine) -> None:
    ask(engine, "a", SHED, "稳岗返还返几成")
    ask(engine, "b", SHED, DUES)
    ask(engine, "c", SHED)


def test_the_office_sees_everything_and_a_town_its_own(run: Runner) -> None:
    code, out, _ = run("team", "digest")
    assert code == 0
    assert "3 人问了 5 句" in out
    assert f"· 第 1 号 {SHED}（3 人）" in out
    code, out, _ = run("team", "digest", "英林", "--days", "30")
    assert "英林镇宣讲团：" in out
    assert "1 人问了 1 句" in out
    assert DUES not in out


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_whole_list_is_a_table_without_formulas(
    run: Runner, engine: Engine, tmp_path: Path, suffix: str
) -> None:
    ask(engine, "d", FORMULA)
    out = tmp_path / f"清单.{suffix}"
    code, said, _ = run("team", "digest", "--out", str(out))
    assert code == 0
    assert f"{out}（" in said
    rows = read_tables(out)[-1].rows
    questions = [cells[1] for _, cells in rows]
    assert DUES in questions
    assert b"<f>" not in out.read_bytes()
    if suffix == "csv":
        assert not any(line.split(",")[1].startswith("=") for line in out.read_text().splitlines())


def test_a_file_that_is_there_is_not_replaced_without_being_told(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("mine")
    assert run("team", "digest", "--out", str(out))[0] == 2
    assert out.read_text() == "mine"
    assert run("team", "digest", "--out", str(out), "--force")[0] == 0


def test_another_kind_of_file_and_another_team_are_said_in_a_sentence(run: Runner, tmp_path: Path) -> None:
    code, _, err = run("team", "digest", "--out", str(tmp_path / "a.pdf"))
    assert (code, "只能写成" in err) == (2, True)
    code, _, err = run("team", "digest", "火星")
    assert (code, "没有“火星”这支队伍" in err) == (2, True)


def test_the_pack_loads_nothing_and_shows_what_three_people_asked_and_nothing_else(
    run: Runner, tmp_path: Path
) -> None:
    out = tmp_path / "包.html"
    assert run("team", "pack", "office", "--out", str(out))[0] == 0
    html = out.read_text(encoding="utf-8")
    assert "晋江市工商联宣讲资料包" in html
    assert SHED in html
    assert DUES not in html
    assert "size: A4" in html
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", html)


def test_what_people_wrote_is_escaped_in_the_pack(run: Runner, engine: Engine, tmp_path: Path) -> None:
    for chat in "abc":
        ask(engine, chat, "厂里<b>想养孔雀</b>找谁批")
    out = tmp_path / "a.html"
    run("team", "pack", "office", "--out", str(out))
    html = out.read_text(encoding="utf-8")
    assert "想养孔雀" in html
    assert "<b>" not in html


def test_what_was_asked_at_a_session_is_taken_in_from_a_file_and_from_a_pipe(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "现场.txt"
    file.write_text(f"1. 稳岗返还返几成\n2. {SHED}\n3. 厂房漏水找哪个部门修\n", encoding="utf-8")
    code, out, _ = run("team", "questions", "英林", str(file))
    assert code == 0
    assert "英林镇宣讲团会后交回 3 个问题" in out
    assert "算进第 1 号（4 人）" in out
    assert "新记作第 3 号" in out
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SHED}\n"))
    code, out, _ = run("team", "questions", "英林", "-")
    assert "算进第 1 号（4 人）" in out
    assert run("team", "questions", "英林", str(tmp_path / "none.txt"))[0] == 2
