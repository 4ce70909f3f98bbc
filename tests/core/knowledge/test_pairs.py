"""Who is a twin of whom."""

from __future__ import annotations

from bot.core.knowledge.pairs import Pair, twins_by_topic


def test_each_side_of_a_pair_is_the_others_twin_in_the_order_of_the_pairs() -> None:
    pairs = [Pair(topics=("b", "a")), Pair(topics=("a", "c"))]
    assert twins_by_topic(pairs) == {"b": ("a",), "a": ("b", "c"), "c": ("a",)}
