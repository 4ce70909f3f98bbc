"""Topics that a text counts up by their names."""

from __future__ import annotations

from bot.core.replying.counted_up import counted_up

TOPICS = {"启航": "a", "对标": "b", "拓展": "c"}


def test_the_topics_stand_as_the_text_counts_them_up() -> None:
    assert counted_up("一共三个：对标、启航、拓展。", TOPICS) == ("b", "a", "c")


def test_a_list_with_anything_else_in_it_is_none() -> None:
    assert counted_up("对标、启航、别的", TOPICS) == ()


def test_two_names_are_no_list() -> None:
    assert counted_up("对标、启航", TOPICS) == ()


def test_of_two_lists_none_is_meant() -> None:
    assert counted_up("对标、启航、拓展。启航、对标、拓展。", TOPICS) == ()
