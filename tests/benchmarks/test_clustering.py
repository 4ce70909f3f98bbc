"""Pairs are counted once each, and only what one entry answers counts as the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.clustering import joined, main
from benchmarks.sets import asked_again, question_sets

if TYPE_CHECKING:
    from pathlib import Path

PHRASINGS = '{"id": "a", "questions": ["厂里想装充电桩有没有补助", "工厂要装充电桩有没有补助"], "answer": ""}'
QUERIES = """\
{"query": "请问厂里想装充电桩有没有补助？", "id": "a", "kind": "in"}
{"query": "出口退税多久到账", "id": null, "kind": "far"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "lists" / "chargers"
    place.mkdir(parents=True)
    (place / "kb.jsonl").write_text(PHRASINGS, encoding="utf-8")
    for name in ("queries", "queries.mix"):
        (place / f"{name}.jsonl").write_text(QUERIES, encoding="utf-8")
    return tmp_path / "lists"


def test_what_is_wrongly_joined_costs_precision_and_what_is_not_joined_recall() -> None:
    found = joined([1, 1, 1, 4], ["a", "a", "b", "a"])
    assert (found.together, found.right, found.same) == (3, 1, 3)
    assert found.precision == pytest.approx(1 / 3)
    assert found.recall == pytest.approx(1 / 3)


def test_where_nothing_is_joined_nothing_is_wrong() -> None:
    assert joined([1, 2], ["a", "b"]).precision == 1.0
    assert joined([1, 2], ["a", "b"]).recall == 1.0


def test_queries_that_nothing_answers_are_left_out(folder: Path) -> None:
    (found,) = question_sets(folder)
    assert len(list(asked_again(found))) == 3
    assert [entry for _, entry in asked_again(found, "mix")] == ["a"]


def test_the_table_is_put_into_the_document(folder: Path, tmp_path: Path) -> None:
    document = tmp_path / "desk.md"
    main([str(folder), "--docs", str(document)])
    row = next(line for line in document.read_text(encoding="utf-8").splitlines() if "chargers" in line)
    assert [cell.strip() for cell in row.split("|")][2:7] == ["3", "1", "3", "100.0%", "100.0%"]
