"""Pairs of near-twins that cannot be told apart."""

from __future__ import annotations

import pytest

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.pairs import Pair
from bot.core.proving.pairing import check_pairs
from tests.core.small import PAIRS, TOPICS

STAY_GROW, *_ = PAIRS


def found(*pairs: Pair) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(fault.key, fault.path) for fault in check_pairs(Knowledge(TOPICS, pairs=pairs))]


def test_a_pair_of_two_topics_with_their_lines_is_sound() -> None:
    assert found(STAY_GROW) == []


@pytest.mark.parametrize("second", [("stay", "grow"), ("grow", "stay")])
def test_a_pair_stands_once_whichever_side_comes_first(second: tuple[str, str]) -> None:
    assert found(STAY_GROW, Pair(topics=second)) == [("pair_twice", ("pairs", 1, "topics"))]


@pytest.mark.parametrize(
    ("topics", "key", "place"),
    [
        (("stay", "nowhere"), "unknown_topic", ("pairs", 0, "topics", 1)),
        (("stay", "stay"), "pair_with_itself", ("pairs", 0, "topics")),
        (("named", "stay"), "no_one_line", ("pairs", 0, "topics", 0)),
    ],
)
def test_a_side_exists_has_its_line_and_is_another_topic(
    topics: tuple[str, str], key: str, place: tuple[str | int, ...]
) -> None:
    assert found(Pair(topics=topics)) == [(key, place)]
