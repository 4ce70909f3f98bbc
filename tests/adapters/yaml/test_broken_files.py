"""Every kind of mistake gets one sentence that says where it is and what to do."""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from bot.adapters.yaml.reading.checking import check_folder
from bot.adapters.yaml.reading.loading import load_knowledge
from bot.core.errors import KnowledgeError

BROKEN = Path(__file__).parents[2] / "broken"
SHIPPED = Path(__file__).parents[3] / "knowledge"
TODAY = date(2026, 11, 27)
DOCUMENTS = """\
documents:
  - {key: rs39, title: 关于稳岗扩岗的通知, verified: secondary, checked: 2026-11-23}
"""
UMBRELLA = """\
id: umbrella
title: 雨伞补助
kind: policy
documents: [rs39]
facets:
  overview: 要点
"""
PARASOL = """\
id: parasol
title: 阳伞补助
kind: policy
documents: [rs39]
one_line: 阳伞
facets:
  overview: 要点
questions:
  - id: tent
    phrasings: [阳伞要搭帐篷吗]
    answer: 不用
"""
EXPECTED = tomllib.loads((BROKEN / "expected.toml").read_text(encoding="utf-8"))


def put(name: str, folder: Path) -> str:
    """Puts a broken file, or a folder with one, where it belongs; returns what the file is called there."""
    (folder / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    (folder / "_vocabulary.yaml").write_text("generic: [补贴, 政策]\n", encoding="utf-8")
    for shared in ("_facets.yaml", "_replies.yaml", "_smalltalk.yaml", "_telegram.yaml"):
        shutil.copy(SHIPPED / shared, folder)
    if (BROKEN / name).is_dir():
        (folder / "umbrella.yaml").write_text(UMBRELLA, encoding="utf-8")
        (folder / "parasol.yaml").write_text(PARASOL, encoding="utf-8")
        shutil.copytree(BROKEN / name, folder, dirs_exist_ok=True)
        return str(EXPECTED[name]["file"])
    kind = next((kind for kind in ("documents", "pairs") if name.startswith(f"{kind}-")), "")
    there = f"_{kind}.yaml" if kind else name
    shutil.copy(BROKEN / name, folder / there)
    return there


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_is_reported_at_its_place_with_what_to_do(name: str, tmp_path: Path) -> None:
    file = put(name, tmp_path)
    expected = EXPECTED[name]
    every = check_folder(tmp_path, TODAY)
    found = [each for each in every if each.level == expected.get("level", "error")]
    assert [(each.file, each.line, each.column) for each in found[:1]] == [
        (file, expected["line"], expected["column"])
    ], every
    assert expected["says"] in found[0].sentence
    assert len(found) == expected.get("count", 1), found


@pytest.mark.parametrize("name", EXPECTED)
def test_no_sentence_for_a_curator_has_english_or_a_pattern_in_it(name: str, tmp_path: Path) -> None:
    put(name, tmp_path)
    for problem in check_folder(tmp_path, TODAY):
        assert not re.search(r"\b(?:expected|found|while|should|must|value|valid|or)\b", problem.sentence)
        assert not re.search(r"\[a-z0-9|\\d|\^https", problem.sentence)


def test_every_broken_file_is_expected_to_be() -> None:
    assert {path.name for path in BROKEN.iterdir()} - {"expected.toml"} == set(EXPECTED)
    assert len(EXPECTED) >= 100


def test_one_run_reports_the_problems_of_all_files(tmp_path: Path) -> None:
    alone = [name for name in EXPECTED if (BROKEN / name).is_file()]
    topics = [name for name in alone if not name.startswith(("documents-", "pairs-"))]
    for name in topics:
        put(name, tmp_path)
    found = {problem.file for problem in check_folder(tmp_path, TODAY)}
    assert found >= set(topics)


def test_a_problem_names_the_topic_and_reads_as_one_line(tmp_path: Path) -> None:
    put("wrong-kind.yaml", tmp_path)
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(tmp_path)
    (problem,) = caught.value.problems
    assert str(problem).startswith("wrong-kind.yaml:3:7: [wrong-kind] ")
    assert "policy" in problem.sentence
