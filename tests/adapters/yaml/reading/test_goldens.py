"""Acceptance files stand beside their topics and prove something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.checking import check_folder
from bot.adapters.yaml.reading.folder import read_folder
from bot.adapters.yaml.reading.goldens import check_goldens, goldens_of

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = """\
documents:
  - {key: a, number: 测〔2026〕1号, verified: official, checked: 2026-11-23}
"""
TOPIC = """\
id: umbrella
title: 雨伞补助
kind: policy
documents: [a]
facets:
  overview:
    answer: 每把补 5 元。
    phrasings: [雨伞补助一把多少]
"""
SAY = "  - {{say: 第{}种问法{}}}\n"
GOLDEN = "topic: umbrella\nutterances:\n" + "".join(SAY.format(number, "") for number in "一二三四五六")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "knowledge"
    root.mkdir()
    (tmp_path / "tests" / "knowledge").mkdir(parents=True)
    (root / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    (root / "umbrella.yaml").write_text(TOPIC, encoding="utf-8")
    return root


def found(folder: Path, golden: str | None, name: str = "umbrella.yaml") -> list[tuple[str, int, str]]:
    goldens = goldens_of(folder)
    assert goldens is not None
    if golden is not None:
        (goldens / name).write_text(golden, encoding="utf-8")
    read = read_folder(folder)
    problems = [*check_goldens(read, goldens), *read.problems]
    return [(problem.file, problem.line, problem.sentence) for problem in problems]


def test_enough_sayings_in_other_words_are_sound(folder: Path) -> None:
    assert found(folder, GOLDEN) == []


@pytest.mark.parametrize(
    ("golden", "line", "says"),
    [
        (GOLDEN.replace("topic: umbrella", "topic: parasol"), 1, "这里应是“umbrella”"),
        (GOLDEN.replace(SAY.format("六", ""), ""), 3, "验收问法只有 5 条"),
        (GOLDEN + "  - {say: 雨伞补助一把多少？}\n", 9, "验不出东西"),
        (GOLDEN + "  - {say: 别的, part: stand}\n", 9, "没有“stand”"),
        (GOLDEN.replace("topic:", "topic："), 1, "中文冒号"),
    ],
)
def test_what_proves_nothing_is_reported_at_its_place(
    folder: Path, golden: str, line: int, says: str
) -> None:
    ((file, at, sentence),) = found(folder, golden)
    assert (file, at) == ("tests/knowledge/umbrella.yaml", line)
    assert says in sentence


def test_a_way_of_asking_beside_the_topic_proves_nothing_either(folder: Path) -> None:
    (folder / "asked").mkdir()
    asked = "topic: umbrella\nparts:\n  overview: [第一种问法]\n"
    (folder / "asked" / "umbrella.yaml").write_text(asked, encoding="utf-8")
    ((_, line, sentence),) = found(folder, GOLDEN)
    assert (line, "验不出东西" in sentence) == (3, True)


def test_a_topic_without_an_acceptance_file_is_told_where_to_put_it(folder: Path) -> None:
    ((file, _, sentence),) = found(folder, None)
    assert file == "umbrella.yaml"
    assert "tests/knowledge/umbrella.yaml" in sentence


def test_an_acceptance_file_without_a_topic_is_reported(folder: Path) -> None:
    found(folder, GOLDEN)
    ((file, _, sentence),) = found(folder, GOLDEN, "parasol.yaml")
    assert file == "tests/knowledge/parasol.yaml"
    assert "knowledge/parasol.yaml" in sentence


def test_a_broken_topic_does_not_make_its_acceptance_file_look_broken(folder: Path) -> None:
    (folder / "umbrella.yaml").write_text(TOPIC.replace("title:", "title："), encoding="utf-8")
    ((file, line, _),) = found(folder, GOLDEN)
    assert (file, line) == ("umbrella.yaml", 2)


def test_check_looks_for_them_beside_the_folder(folder: Path) -> None:
    assert any("验收问法" in problem.sentence for problem in check_folder(folder))
