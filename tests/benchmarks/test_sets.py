"""Question sets are read from a folder, and rankings written as the judge reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.ranking import Entry
from benchmarks.retrieval import main
from benchmarks.sets import question_sets, read_entries, read_queries, write_rankings

if TYPE_CHECKING:
    from pathlib import Path

JUDGE = """
import json, sys
queries, ranked = (open(path, encoding="utf-8").read().strip().split("\\n") for path in sys.argv[1:])
assert len(queries) == len(ranked)
right = [json.loads(q)["id"] == json.loads(r)["ranked"][0][0] for q, r in zip(queries, ranked)]
print(json.dumps({"hit1": sum(right) / len(right), "answered95": 0.25}))
"""


def write(file: Path, *lines: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(line) + "\n" for line in lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    query = {"query": "贷款", "id": "a", "kind": "in"}
    for name in ("town", "bank"):
        place = tmp_path / name
        write(
            place / "kb.jsonl",
            {"id": "a", "questions": ["贷款", "贷款利率"], "answer": "去银行。"},
            {"id": "b", "questions": ["人才公寓"], "answer": ""},
        )
        write(place / "queries.jsonl", query, {"query": "公寓", "id": "b", "kind": "in"})
        for variant in ("zeal", "mix", "homophone"):
            write(place / f"queries.{variant}.jsonl", query, query)
    (tmp_path / "score.py").write_text(JUDGE, encoding="utf-8")
    return tmp_path


def test_every_set_of_a_folder_is_found_with_its_variants_in_order(folder: Path) -> None:
    found = list(question_sets(folder))
    assert [questions.name for questions in found] == ["bank", "town"]
    assert list(found[0].variants) == ["clean", "homophone", "mix", "zeal"]
    assert read_queries(found[0].variants["clean"]) == ["贷款", "公寓"]


def test_sets_can_be_named(folder: Path) -> None:
    assert [questions.name for questions in question_sets(folder, ["town"])] == ["town"]


def test_entries_are_read_from_the_file_or_from_its_folder(folder: Path) -> None:
    entries = [Entry("a", ("贷款", "贷款利率"), "去银行。"), Entry("b", ("人才公寓",))]
    assert read_entries(folder / "bank") == read_entries(folder / "bank" / "kb.jsonl") == entries


def test_rankings_are_written_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "ranked.jsonl"
    write_rankings(file, [[("a", 0.5), ("b", 0.25)], []])
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert lines == [{"ranked": [["a", 0.5], ["b", 0.25]]}, {"ranked": []}]


def test_a_folder_is_measured_with_its_own_judge(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--folder", str(folder), "--sets", "bank", "--only", "peers.fuzzy.Ratio"])
    printed = capsys.readouterr().out
    assert "bank (hit@1 / answered95)" in printed
    assert printed.count("1.000 / 0.250") == 4


def test_the_document_gets_a_table_and_a_picture_that_stay_the_same(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    document = tmp_path / "docs" / "matching.md"
    pictures = []
    for _ in range(2):
        main(["--folder", str(folder), "--only", "peers.fuzzy.Ratio", "--docs", str(document)])
        pictures.append((document.parent / "images" / "retrieval.svg").read_bytes())
    text = document.read_text(encoding="utf-8")
    assert text.count("<!-- retrieval:begin -->") == 1
    assert "**bank**" in text
    assert "**1.000** / **0.250**" in text
    assert pictures[0] == pictures[1]


def test_half_a_command_is_refused(folder: Path) -> None:
    for arguments in ([], ["--kb", "x"], ["--folder", str(folder), "--out", "x"]):
        with pytest.raises(SystemExit):
            main(arguments)
