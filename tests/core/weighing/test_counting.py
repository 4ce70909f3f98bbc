"""Counting and placing numbers says what numpy says, whichever way is taken."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.likeness import counting
from bot.core.likeness.counting import counted, placed

MANY = np.random.default_rng(1).integers(0, 5000, 20_000)


@pytest.mark.parametrize("numbers", [MANY, MANY * 7_000_000_000, np.array([5]), np.zeros(0, np.int64)])
def test_counts_are_those_of_numpy(numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    found, times = counted(numbers)
    wanted, often = np.unique(numbers, return_counts=True)
    assert found.dtype == np.int64
    assert found.tolist() == wanted.tolist()
    assert times.tolist() == often.tolist()


@pytest.mark.parametrize("numbers", [MANY, MANY + counting._TABLE, np.array([5]), np.zeros(0, np.int64)])
def test_places_are_those_of_numpy(numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    found, places = placed(numbers)
    wanted, inverse = np.unique(numbers, return_inverse=True)
    assert found.tolist() == wanted.tolist()
    assert places.tolist() == inverse.tolist()
    assert places.dtype == np.int64
