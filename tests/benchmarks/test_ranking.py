"""Rows of phrasings become entries, whatever the question looks like."""

from __future__ import annotations

import pytest

from benchmarks.ranking import LEARNED, OURS, PEERS, Entry, Ranker, by_entry, constructor
from benchmarks.tables import best_in_bold

ENTRIES = [
    Entry("returned", ("稳岗返还怎么申请", "失业保险稳岗返还找谁")),
    Entry("loan", ("创业担保贷款多少额度", "创业贷款利率")),
    Entry("talent", ("人才公寓怎么申请",)),
]
LIBRARIES = {"bm25": ("bm25s", "jieba"), "tfidf": ("sklearn",), "tantivy_index": ("tantivy", "jieba")}
ODD = [
    "",
    " ",
    "？！…",
    '"',
    "' OR 1=1 --",
    "NEAR(稳岗 返还, 2) AND NOT text:*",
    "a:b^2 (c [d TO e]",
    "\x00稳岗\x00",
    "\ud800",
    "😀",
    "ⅣⅤ½",
    "金",
    "zzz qqq",
    "贷款" * 1000,
    "".join(map(chr, range(0x4E00, 0x4E00 + 2000))),
]


@pytest.fixture(params=[OURS, LEARNED, *PEERS])
def ranker(request: pytest.FixtureRequest) -> Ranker:
    place: str = request.param
    for library in LIBRARIES.get(place.split(".")[1], ()):
        pytest.importorskip(library)
    return constructor(place)(ENTRIES)


def test_an_entry_is_worth_as_much_as_its_best_phrasing() -> None:
    rows = [(2, 0.9), (0, 0.5), (1, 0.7), (3, -1.0)]
    assert by_entry(rows, ["a", "a", "b", "c"], 10) == [("b", 0.9), ("a", 0.7), ("c", -1.0)]


def test_no_more_entries_come_than_were_asked_for() -> None:
    assert by_entry([(0, 3.0), (1, 2.0), (2, 1.0)], ["a", "b", "c"], 2) == [("a", 3.0), ("b", 2.0)]


def test_equal_entries_keep_their_order() -> None:
    assert by_entry([(1, 1.0), (0, 1.0)], ["a", "b"], 10) == [("b", 1.0), ("a", 1.0)]


def test_nothing_found_stays_nothing() -> None:
    assert by_entry([], [], 10) == []


def test_every_ranker_finds_a_phrasing_as_it_stands(ranker: Ranker) -> None:
    assert ranker.rank("创业担保贷款多少额度", 10)[0][0] == "loan"


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_no_query_stops_a_ranker(ranker: Ranker, query: str) -> None:
    ranked = ranker.rank(query, 10)
    assert {entry for entry, _ in ranked} <= {entry for entry, *_ in ENTRIES}
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_the_best_figures_are_bold_and_ties_alike() -> None:
    assert best_in_bold(["0.50", "0.72", "0.72"]) == ["0.50", "**0.72**", "**0.72**"]
    assert best_in_bold(["10.00", "9.00"], min) == ["10.00", "**9.00**"]
