"""Every kind of mistake gets one sentence that says where it is and what to do."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from bot.adapters.yaml.folder import read_folder
from bot.adapters.yaml.loading import load_knowledge
from bot.core.errors import KnowledgeError
from bot.core.proving.checking import check_structure

BROKEN = Path(__file__).parents[2] / "broken"
DOCUMENTS = """\
documents:
  - {key: rs39, title: 关于稳岗扩岗的通知, verified: secondary, checked: 2026-11-23}
"""
EXPECTED = tomllib.loads((BROKEN / "expected.toml").read_text(encoding="utf-8"))


def put(name: str, folder: Path) -> str:
    """Puts a broken file where it belongs; returns what it is called there."""
    (folder / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    shared = next((kind for kind in ("documents", "pairs") if name.startswith(f"{kind}-")), None)
    there = f"_{shared}.yaml" if shared else name
    shutil.copy(BROKEN / name, folder / there)
    return there


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_is_reported_at_its_place_with_what_to_do(name: str, tmp_path: Path) -> None:
    put(name, tmp_path)
    folder = read_folder(tmp_path)
    folder.report(check_structure(folder.knowledge))
    found = [(problem.line, problem.column, problem.sentence) for problem in folder.problems]
    expected = EXPECTED[name]
    assert any(
        line == expected["line"] and column == expected["column"] and expected["says"] in sentence
        for line, column, sentence in found
    ), found
    assert len(found) == 1, found


def test_every_broken_file_is_expected_to_be() -> None:
    assert {path.name for path in BROKEN.iterdir()} - {"expected.toml"} == set(EXPECTED)
    assert len(EXPECTED) >= 25


def test_one_run_reports_the_problems_of_all_files(tmp_path: Path) -> None:
    topics = [name for name in EXPECTED if not name.startswith(("documents-", "pairs-"))]
    for name in topics:
        put(name, tmp_path)
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(tmp_path)
    assert {problem.file for problem in caught.value.problems} >= set(topics)


def test_a_problem_names_the_topic_and_reads_as_one_line(tmp_path: Path) -> None:
    put("wrong-kind.yaml", tmp_path)
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(tmp_path)
    (problem,) = caught.value.problems
    assert str(problem).startswith("wrong-kind.yaml:3:7: [wrong-kind] ")
    assert "policy" in problem.sentence
