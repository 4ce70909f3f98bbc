"""A name and 呢 turn to what it names."""

from __future__ import annotations

import pytest

from bot.core.reading.turning_to import only_turns_to, turns_to
from tests.core import small

READER = small.engine(
    small.topic(id="grow", title="稳岗返还", aliases=["稳岗"], facets={"overview": "返还失业保险费。"})
).reader


def turned(text: str) -> tuple[bool, bool]:
    mentions = READER.read(text).mentions
    return turns_to(text, mentions), only_turns_to(text, mentions)


@pytest.mark.parametrize("text", ["稳岗呢 多少人", "那稳岗返还呢，怎么领"])
def test_what_stands_behind_it_is_asked_of_that(text: str) -> None:
    assert turned(text) == (True, False)


@pytest.mark.parametrize("text", ["稳岗呢", "那稳岗的呢？"])
def test_a_name_and_no_more_only_turns(text: str) -> None:
    assert turned(text) == (True, True)


@pytest.mark.parametrize("text", ["稳岗多少人呢", "多少人呢", "没有稳岗的呢"])
def test_anything_else_does_not_turn(text: str) -> None:
    assert turned(text) == (False, False)
