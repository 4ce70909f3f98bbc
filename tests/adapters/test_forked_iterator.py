"""A row of things is made in a copy of this process, and arrives whole and in order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bot.adapters.forked_iterator import beside

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no copies")


def test_everything_arrives_in_order_from_another_process() -> None:
    found = list(beside(lambda: ((number, os.getpid()) for number in range(1000))))
    assert [number for number, _ in found] == list(range(1000))
    if len(os.sched_getaffinity(0)) > 1:
        assert {where for _, where in found} != {os.getpid()}


def test_it_is_made_before_it_is_wanted_however_much_it_is() -> None:
    items = beside(lambda: (bytes([number]) * 100_000 for number in range(50)))
    assert next(items) == bytes(100_000)
    assert sum(map(len, items)) == 49 * 100_000


def test_what_comes_again_is_the_same_thing_again() -> None:
    again = ("a reply",)
    one, other = beside(lambda: iter([[again], [again]]))
    assert one[0] is other[0]


def test_a_fault_there_is_told_here_after_what_went_well() -> None:
    def make() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    items = beside(make)
    assert next(items) == 1
    with pytest.raises((ChildProcessError, ValueError), match="broken"):
        next(items)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="there are no copies")
def test_a_copy_that_is_lost_is_told_of() -> None:
    def make() -> Iterator[int]:
        yield 1
        os._exit(1)

    with pytest.raises(ChildProcessError):
        list(beside(make))
