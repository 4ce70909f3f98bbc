"""Ranking the owners of phrasings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.learning.ranking import USUAL, learn
from bot.core.text.normalizing import tidy
from bot.core.text.units import units
from bot.core.weighing.ranking import Ranker, Without

ENTRIES = {
    "refund": (("稳岗返还怎么领", "稳岗返还能返多少", "不裁员返还失业保险费"), "按上年度缴费的60%返还"),
    "levy": (("残保金怎么交", "残疾人就业保障金交多少", "没安排残疾人就业要交多少钱"), "每年8月申报"),
    "export": (("出口退税几天到账", "出口退税怎么申报", "外销货物退税"), "在电子税务局申报"),
}
TEXTS = [units(phrasing) for phrasings, _ in ENTRIES.values() for phrasing in phrasings]
OWNERS = [name for name, (phrasings, _) in ENTRIES.items() for _ in phrasings]
ANSWERS = [units(answer) for _, answer in ENTRIES.values()]


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    ranker = Ranker(TEXTS, OWNERS, ANSWERS, USUAL)
    ranker.weights = learn(ranker)
    return ranker


@pytest.mark.parametrize(
    ("said", "owner"),
    [("稳岗返还如何领取", 0), ("没请残疾人要交钱吗", 1), ("chukou tuishui ji tian", 2), ("稳干换还咋领", 0)],
)
def test_other_words_sounds_and_typos_find_the_right_owner(ranker: Ranker, said: str, owner: int) -> None:
    assert ranker.rank(units(tidy(said)))[0].owner == owner


def test_what_stands_in_the_answer_only_is_told(ranker: Ranker) -> None:
    found = {each.owner: each for each in ranker.rank(units("残保金电子税务局"))}
    assert found[1].alike.told == 0
    assert ranker.rank(units("退税去电子税务局"))[0].alike.told > 0


def test_a_phrasing_left_out_is_not_found_and_its_owner_may_be(ranker: Ranker) -> None:
    row = 0
    assert ranker.rank(TEXTS[row])[0].row == row
    left = ranker.rank(TEXTS[row], Without(row=row))
    assert all(each.row != row for each in left)
    assert left[0].owner == 0


def test_a_left_out_owner_is_not_found(ranker: Ranker) -> None:
    said = units("稳岗返还退税")
    assert {each.owner for each in ranker.rank(said)} == {0, 2}
    assert {each.owner for each in ranker.rank(said, Without(owners=frozenset({0})))} == {2}


def test_nothing_said_finds_nothing(ranker: Ranker) -> None:
    assert ranker.rank(()) == []


def test_learning_gives_the_same_weights_every_time() -> None:
    first, second = (learn(Ranker(TEXTS, OWNERS, ANSWERS, USUAL), seed=3) for _ in range(2))
    assert first == second


@given(st.text(max_size=40))
def test_any_text_is_ranked_without_an_error(text: str) -> None:
    ranker = Ranker(TEXTS, OWNERS, ANSWERS, USUAL)
    scores = [each.score for each in ranker.rank(units(tidy(text)))]
    assert scores == sorted(scores, reverse=True)
