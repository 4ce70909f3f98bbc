"""Numpy's own slow ways say the same as the quick ones."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.likeness.postings import last_of
from bot.core.likeness.spans import sums


@pytest.mark.parametrize("count", [5, 40, 1000, 39_001])
@pytest.mark.parametrize("most", [1, 5])
@pytest.mark.parametrize("different", [2, 1_000_000])
def test_the_last_of_the_largest_scores_is_the_one_that_sorting_finds(
    count: int, most: int, different: int
) -> None:
    scores = np.random.default_rng(count).integers(0, different, count).astype(np.float32)

    assert last_of(scores, most) == np.sort(scores)[-most]


def test_sums_of_what_lies_side_by_side_leave_out_nothing_and_count_nothing_twice() -> None:
    sizes = np.random.default_rng(0).integers(0, 4, 300)
    values = np.arange(sizes.sum(), dtype=np.float32)

    whole = np.bincount(np.repeat(np.arange(300), sizes), values, 300)

    assert sums(values, sizes).tolist() == whole.tolist()
    assert sums(values[:0], sizes * 0).tolist() == [0.0] * 300
