"""`policybot check` as a curator uses it, on a small folder of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.umbrella import DOCUMENTS, GOLDEN, TOPIC, put_umbrella

if TYPE_CHECKING:
    from tests.cli.conftest import Runner


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = put_umbrella(tmp_path / "content" / "knowledge")
    monkeypatch.chdir(tmp_path)
    return root


def add_goldens(folder: Path, more: str = "") -> Path:
    goldens = folder.parent / "tests" / "knowledge"
    goldens.mkdir(parents=True)
    (goldens / "umbrella.yaml").write_text(GOLDEN + more, encoding="utf-8")
    return goldens


def test_a_sound_folder_may_go_live(run: Runner, folder: Path) -> None:
    code, out, _ = run("check", str(folder), "--as-of", "2026-11-27")
    assert (code, out) == (0, f"{folder} 没有问题，可以上线。\n")


def test_warnings_and_advice_are_told_and_do_not_keep_it_from_going_live(run: Runner, folder: Path) -> None:
    (folder / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    code, out, _ = run("check", str(folder), "--as-of", "2026-11-27")
    warning, end = out.splitlines()
    assert code == 0
    assert warning.startswith("提醒　_documents.yaml:3:")
    assert "1 条提醒、0 条建议" in end


def test_an_error_keeps_it_from_going_live_and_comes_first(run: Runner, folder: Path) -> None:
    (folder / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    (folder / "umbrella.yaml").write_text(TOPIC.replace("补 5 元", "补<br>5 元"), encoding="utf-8")
    code, out, _ = run("check", str(folder), "--as-of", "2026-11-27")
    lines = out.splitlines()
    assert code == 1
    assert [line[:2] for line in lines] == ["um", "um", "提醒", "共有"]


def test_as_json_every_problem_has_its_place_and_level(run: Runner, folder: Path) -> None:
    (folder / "umbrella.yaml").write_text(TOPIC.replace("title:", "title："), encoding="utf-8")
    code, out, _ = run("check", str(folder), "--json")
    found = json.loads(out)
    (problem,) = found.pop("problems")
    assert (code, found) == (1, {"errors": 1, "warnings": 0, "advice": 0, "goldens": {}})
    assert set(problem) == {"file", "line", "column", "topic", "sentence", "level"}
    assert (problem["file"], problem["line"], problem["level"]) == ("umbrella.yaml", 2, "error")


@pytest.mark.parametrize("name", ["report.md", "report.html"])
def test_a_report_counts_by_folder_and_lists_everything(run: Runner, folder: Path, name: str) -> None:
    (folder / "rain").mkdir()
    broken = TOPIC.replace("umbrella", "coat").replace("雨伞", "雨衣").replace("补 5 元", "补<br>5 元")
    (folder / "rain" / "coat.yaml").write_text(broken, encoding="utf-8")
    assert run("check", str(folder), "--report", name)[0] == 1
    text = Path(name).read_text(encoding="utf-8")
    assert "rain/coat.yaml:6:" in text
    row = "| rain | 2 | 0 | 0 |" if name.endswith("md") else "<tr><td>rain</td><td>2</td><td>0</td>"
    assert row in text
    assert name.endswith("md") or "补<br>" not in text


def test_a_report_is_written_in_a_form_that_we_know(run: Runner, folder: Path) -> None:
    code, _, err = run("check", str(folder), "--report", "report.doc")
    assert code == 2
    assert ".html" in err


def test_what_is_due_is_listed_by_who_stands_by_it(run: Runner, folder: Path) -> None:
    _, out, _ = run("check", str(folder), "--due", "--as-of", "2026-12-01")
    head, ends, unreviewed, _ = out.splitlines()
    assert head == "还没有人复核过的主题（2 条）："
    assert ends.startswith("  30 天内到期　雨伞补助 [umbrella]")
    assert "还有 30 天" in ends
    assert unreviewed == "  还没有复核　雨伞补助 [umbrella]"


def test_golden_utterances_are_asked_and_what_they_hit_is_told(run: Runner, folder: Path) -> None:
    add_goldens(folder, "  - {say: 雨伞补助一把补几块, part: overview}\n")
    code, out, _ = run("check", str(folder), "--goldens", "--as-of", "2026-11-27")
    assert code == 1
    assert "tests/knowledge/umbrella.yaml:9:" in out
    assert "该答 umbrella/overview，" in out
    assert "验收问法 7 条：" in out


def test_known_failures_say_what_happens_today(run: Runner, folder: Path) -> None:
    add_goldens(folder, "  - {say: 足球世界杯冠军是谁, known_failure: 不该放在这里}\n")
    code, out, _ = run("check", str(folder), "--goldens", "--as-of", "2026-11-27")
    assert code == 0, out
    assert "建议　tests/knowledge/umbrella.yaml:9:" in out
    assert "已知答不对（没答上）" in out
    assert "今天是：没答上。" in out
    assert "今天答错 0、没答上 1" in out


def test_a_known_failure_that_is_cured_is_an_error(run: Runner, folder: Path) -> None:
    add_goldens(folder, "  - {say: 雨伞补助说来听听, known_failure: 认不出}\n")
    code, out, _ = run("check", str(folder), "--goldens", "--as-of", "2026-11-27")
    assert code == 1
    assert "请去掉 known_failure" in out


def test_goldens_may_lie_elsewhere(run: Runner, folder: Path) -> None:
    moved = add_goldens(folder).rename(folder.parent.parent / "mine")
    code, out, _ = run("check", str(folder), "--goldens-in", str(moved), "--as-of", "2026-11-27")
    assert (code, out) == (0, f"{folder} 没有问题，可以上线。\n")
    (moved / "umbrella.yaml").unlink()
    code, out, _ = run("check", str(folder), "--goldens-in", str(moved), "--as-of", "2026-11-27")
    assert code == 1
    assert "还没有验收问法" in out


def test_asking_for_goldens_that_are_nowhere_is_wrong_use(run: Runner, folder: Path) -> None:
    code, _, err = run("check", str(folder), "--goldens")
    assert code == 2
    assert "--goldens-in" in err
    assert run("check", str(folder), "--goldens-in", "nowhere")[0] == 2
