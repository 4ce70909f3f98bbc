"""What is shipped, on a plain list of questions."""

from __future__ import annotations

import pytest

from benchmarks.ours import Learned, Ours
from benchmarks.ranking import Entry

ENTRIES = [
    Entry(
        "refund", ("稳岗返还怎么领", "稳岗返还能返多少", "不裁员返还失业保险费"), "按上年度缴费的 60% 返还"
    ),
    Entry("levy", ("残保金怎么交", "残疾人就业保障金交多少", "没安排残疾人就业要交多少钱")),
    Entry("export", ("出口退税几天到账", "出口退税怎么申报", "外销货物退税"), "在电子税务局申报"),
    Entry("nothing", ()),
]
SINGLE = [entry._replace(phrasings=entry.phrasings[:1]) for entry in ENTRIES]


@pytest.mark.parametrize("ranker", [Ours(ENTRIES), Learned(ENTRIES), Learned(SINGLE)])
def test_the_entry_that_is_asked_for_comes_first_and_surest(ranker: Ours | Learned) -> None:
    ranked = ranker.rank("残保金要怎样交", limit=3)
    assert ranked[0][0] == "levy"
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


@pytest.mark.parametrize("ranker", [Ours(ENTRIES), Learned(ENTRIES), Learned(SINGLE)])
def test_what_no_entry_asks_is_less_sure_than_what_one_does(ranker: Ours | Learned) -> None:
    known, unknown = (ranker.rank(text, limit=1) for text in ("稳岗返还怎么领取", "附近哪里有好吃的"))
    assert known[0][1] > (unknown[0][1] if unknown else 0)


def test_a_question_in_pinyin_finds_its_entry_through_the_engine() -> None:
    assert Learned(ENTRIES).rank("chukou tuishui zenme shenbao", limit=1)[0][0] == "export"


def test_nothing_said_ranks_nothing() -> None:
    assert Ours(ENTRIES).rank("", limit=5) == []
    assert Learned(ENTRIES).rank("", limit=5) == []
